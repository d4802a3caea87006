/** Eleventy, from npm. */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion, installPeer, modulesOf } from './npm-peer.ts';
import { countPages, type Peer } from './peer.ts';

const eleventyPackage = { name: '@11ty/eleventy', version: '3.1.8' };

const SECTIONS = ['world', 'politics', 'business', 'science', 'sport', 'culture', 'health', 'law'];
const CONFIG = `const SECTIONS = ${JSON.stringify(SECTIONS)};
export default function (config) {
  config.addGlobalData('sections', SECTIONS);
  const newest = (api, glob) => api.getFilteredByGlob(glob).sort((a, b) => b.data.published - a.data.published).slice(0, 30);
  for (const name of SECTIONS) config.addCollection(name, (api) => newest(api, 'content/' + name + '/**/*.md'));
  config.addCollection('newest', (api) => newest(api, 'content/*/*/**/*.md'));
  return { dir: { input: 'content', includes: '../layouts', output: '_site' }, markdownTemplateEngine: false };
}
`;
const SINGLE =
  '<!doctype html><title>{{ headline }}</title><h1>{{ headline }}</h1><p>{{ standfirst }}</p>{{ content | safe }}';
const links = (stories: string): string =>
  `{% for story in ${stories} %}<h2><a href="{{ story.url }}">{{ story.data.headline }}</a></h2>{% endfor %}`;
/** A list that is not written along with what it lists unless it says what that is. */
const HOME = `---\nlayout: false\neleventyImport: { collections: [newest] }\n---\n<!doctype html><title>Corpus</title>${links('collections.newest')}`;
const LIST = `---
layout: false
eleventyImport: { collections: [${SECTIONS}] }
pagination: { data: sections, size: 1, alias: section }
permalink: "/{{ section }}/index.html"
---
<!doctype html><title>{{ section }}</title>${links('collections[section]')}`;

/** By its own file: a link in \`.bin\` would be looked for in the project. */
const command = (...more: string[]) => ({
  program: process.execPath,
  args: [join(modulesOf(eleventyPackage), '@11ty/eleventy/cmd.cjs'), '--quiet', ...more],
});

export const eleventy: Peer = {
  name: 'eleventy',
  title: () => {
    const version = installedVersion(eleventyPackage);
    return version && `Eleventy ${version}`;
  },
  remedy: '--install brings it.',
  install: () => installPeer(eleventyPackage),
  prepare: (folder, corpus) => {
    cpSync(join(corpus, 'articles'), join(folder, 'content'), { recursive: true });
    symlinkSync(modulesOf(eleventyPackage), join(folder, 'node_modules'));
    mkdirSync(join(folder, 'layouts'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'eleventy.config.js'), CONFIG);
    writeFileSync(join(folder, 'layouts/article.njk'), SINGLE);
    writeFileSync(join(folder, 'content/content.json'), '{"layout":"article.njk"}');
    writeFileSync(join(folder, 'content/index.njk'), HOME);
    writeFileSync(join(folder, 'content/section.njk'), LIST);
  },
  build: () => command(),
  watch: () => command('--watch', '--incremental'),
  articles: 'content',
  pages: '_site',
  count: (folder) => countPages(join(folder, '_site')),
};
