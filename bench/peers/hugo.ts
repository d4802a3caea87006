/** Hugo, from the PATH or npm's `hugo-extended`. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-site.ts';
import { countPages, type Peer } from './peer.ts';

const run = (name: string): string => spawnSync(name, ['version'], { encoding: 'utf8' }).stdout ?? '';
const program = (): string | undefined =>
  ['hugo', join(root, 'node_modules/.bin/hugo')].find((name) => run(name) !== '');

const CONFIG = `baseURL = "http://localhost/"
title = "Corpus"
disableKinds = ["RSS", "sitemap", "taxonomy", "term"]
[frontmatter]
date = ["published"]
`;
const SINGLE = `<!doctype html><title>{{ .Params.headline }}</title><h1>{{ .Params.headline }}</h1><p>{{ .Params.standfirst }}</p>{{ .Content }}`;
const LIST = `<!doctype html><title>{{ .Title }}</title>{{ range first 30 .RegularPagesRecursive.ByDate.Reverse }}<h2><a href="{{ .RelPermalink }}">{{ .Params.headline }}</a></h2>{{ end }}`;

export const hugo: Peer = {
  name: 'hugo',
  title: () => {
    const name = program();
    const version = name && /v([\d.]+)/.exec(run(name))?.[1];
    return version && `Hugo ${version}`;
  },
  remedy: 'Debian: apt-get install hugo.',
  prepare: (folder, corpus) => {
    cpSync(join(corpus, 'articles'), join(folder, 'content'), { recursive: true });
    mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
    writeFileSync(join(folder, 'hugo.toml'), CONFIG);
    writeFileSync(join(folder, 'layouts/_default/single.html'), SINGLE);
    writeFileSync(join(folder, 'layouts/_default/list.html'), LIST);
  },
  // Its --watch writes the article again and leaves its section's list as it was: what puts both live is another build.
  build: () => ({ program: program() ?? 'hugo', args: ['--quiet'] }),
  articles: 'content',
  pages: 'public',
  count: (folder) => countPages(join(folder, 'public')),
};
