/** Contentlayer's CLI, of this project's own modules, with the project's own document types: it reads, and builds no pages. */
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-site.ts';
import type { Peer } from './peer.ts';

const home = join(root, 'node_modules/contentlayer');

export const contentlayer: Peer = {
  name: 'contentlayer',
  title: () => {
    if (!existsSync(home)) return undefined;
    const manifest = readFileSync(join(home, 'package.json'), 'utf8');
    return `Contentlayer ${(JSON.parse(manifest) as { version: string }).version}`; // npm's own file
  },
  remedy: 'npm install.',
  prepare: (folder, corpus) => {
    cpSync(corpus, join(folder, 'content'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const name of ['content/schema.ts', 'contentlayer.config.ts', 'tsconfig.json'])
      cpSync(join(root, name), join(folder, name));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  },
  build: () => ({ program: join(root, 'node_modules/.bin/contentlayer2'), args: ['build'] }),
  articles: 'content/articles',
  count: (folder) => {
    const index = join(folder, '.contentlayer/generated/Article/_index.json');
    return existsSync(index) ? (JSON.parse(readFileSync(index, 'utf8')) as unknown[]).length : 0; // a list
  },
};
