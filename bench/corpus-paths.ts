/** Paths of a corpus's articles on the site. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** @param file an article's, below the folder of articles */
export const pathOf = (file: string): string =>
  `/${file.replace(/\.md$/, '').replace(/\/(\d\d)-([^/]+)$/, '/$1/$2')}`;

/** In the order of their files. @param content a corpus, as corpus.ts writes it */
export const articlePaths = (content: string): string[] =>
  readdirSync(join(content, 'articles'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map(pathOf);
