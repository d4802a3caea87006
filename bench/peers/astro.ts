/** Astro with a content collection, from npm. */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion, installPeer, modulesOf } from './npm-peer.ts';
import { countPages, type Peer } from './peer.ts';

const astroPackage = { name: 'astro', version: '7.3.5' };

const COLLECTION = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { articles: defineCollection({ loader: glob({ pattern: '**/*.md', base: './content' }) }) };
`;
const STORIES = `import { getCollection } from 'astro:content';
const stories = (await getCollection('articles')).sort((a, b) => b.data.published - a.data.published);`;
const links = `{newest.map((story) => <h2><a href={'/' + story.id + '/'}>{story.data.headline}</a></h2>)}`;
const ARTICLE = `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('articles')).map((story) => ({ params: { path: story.id }, props: { story } }));
}
const { story } = Astro.props;
const { Content } = await render(story);
---
<!doctype html><title>{story.data.headline}</title><h1>{story.data.headline}</h1><p>{story.data.standfirst}</p><Content />
`;
const LIST = `---
export async function getStaticPaths() {
${STORIES.replace(/^import.*\n/, '')}
  return [...new Set(stories.map(({ id }) => id.split('/')[0]))].map((section) => ({
    params: { section },
    props: { newest: stories.filter(({ id }) => id.startsWith(section + '/')).slice(0, 30) },
  }));
}
import { getCollection } from 'astro:content';
const { newest } = Astro.props;
---
<!doctype html><title>{Astro.params.section}</title>${links}
`;
const HOME = `---
${STORIES}
const newest = stories.slice(0, 30);
---
<!doctype html><title>Corpus</title>${links}
`;

export const astro: Peer = {
  name: 'astro',
  title: () => {
    const version = installedVersion(astroPackage);
    return version && `Astro ${version}`;
  },
  remedy: '--install brings it.',
  install: () => installPeer(astroPackage),
  prepare: (folder, corpus) => {
    cpSync(join(corpus, 'articles'), join(folder, 'content'), { recursive: true });
    symlinkSync(modulesOf(astroPackage), join(folder, 'node_modules'));
    mkdirSync(join(folder, 'src/pages/[section]'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(folder, 'astro.config.mjs'),
      'export default { cacheDir: "./cache", vite: { cacheDir: "./vite" } };\n',
    );
    writeFileSync(join(folder, 'src/content.config.ts'), COLLECTION);
    writeFileSync(join(folder, 'src/pages/[...path].astro'), ARTICLE);
    writeFileSync(join(folder, 'src/pages/[section]/index.astro'), LIST);
    writeFileSync(join(folder, 'src/pages/index.astro'), HOME);
  },
  build: () => ({
    program: process.execPath,
    args: [join(modulesOf(astroPackage), 'astro/bin/astro.mjs'), 'build', '--silent'],
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  }),
  articles: 'content',
  pages: 'dist',
  count: (folder) => countPages(join(folder, 'dist')),
};
