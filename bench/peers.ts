/**
 * The same files by Broadsheet and by other generators, in one run: a cold start until a page is served beside a whole build,
 * the most memory, the bytes of an article's page, and what a saved change costs until its page and its section's list show it.
 *
 *     node bench/peers.ts [--articles 1000,10000] [--peers hugo,eleventy,astro,contentlayer] [--saves 5] [--install]
 *
 * Each works on a copy of the corpus of its own. Peers get the barest of templates: headline, standfirst and text, a list of
 * thirty headlines a section, a home page. Their pages are weighed as brotli at its highest level, ours as it was sent.
 * `--install` brings those of npm into `bench/.work`; one that is not installed is left out with a sentence.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { ensureCorpus } from './corpus.ts';
import { pathOf } from './corpus-paths.ts';
import { untilIndexed } from './indexed.ts';
import { median, until } from './measure.ts';
import { astro } from './peers/astro.ts';
import { contentlayer } from './peers/contentlayer.ts';
import { eleventy } from './peers/eleventy.ts';
import { hugo } from './peers/hugo.ts';
import { type Build, buildWith, type Peer, pageOf } from './peers/peer.ts';
import { measureSaves, newestStory, saveWith } from './peers/save.ts';
import { startToPage, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000,10000' },
    peers: { type: 'string', default: 'hugo,eleventy,astro,contentlayer' },
    saves: { type: 'string', default: '5' },
    install: { type: 'boolean', default: false },
    port: { type: 'string', default: '4396' },
  },
});
const saves = Number(values.saves);
const peers = [hugo, eleventy, astro, contentlayer].filter(({ name }) =>
  values.peers.split(',').includes(name),
);

interface Figures extends Build {
  /** Bytes of an article's page, with brotli; undefined where none is built. */
  page?: number;
  /** Seconds, median. */
  save: number;
}

const projectOf = (name: string): string => {
  const folder = join(work, 'peers', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** What was copied is on the disk before time is taken: writing it would be in the way of whoever comes next. */
const settle = (): void => void execFileSync('sync');

async function measureOurs(corpus: string): Promise<Figures> {
  const folder = projectOf('broadsheet');
  const [content, data] = [join(folder, 'content'), join(folder, 'data')];
  cpSync(corpus, content, { recursive: true });
  settle();
  const { site, seconds, peak } = await startToPage({ content, data, port: Number(values.port) });
  await untilIndexed(data);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const read = (path: string, headers = {}): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      get(site.url + path, { agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks)));
      }).on('error', reject);
    });
  const story = newestStory(join(content, 'articles'));
  const path = pathOf(story);
  const page = (await read(path, { 'accept-encoding': 'br' })).byteLength;
  const times: number[] = [];
  for (let run = 0; run < saves; run += 1) {
    const headline = `Measured in run ${run}`;
    const begun = performance.now();
    saveWith(join(content, 'articles', story), headline);
    for (const address of [path, '/world'])
      await until(async () => (await read(address)).includes(headline), 30_000, 0);
    times.push((performance.now() - begun) / 1000);
  }
  agent.destroy();
  await site.stop();
  return { seconds, peak, page, save: median(times) };
}

async function measurePeer(peer: Peer, corpus: string, articles: number): Promise<Figures> {
  const folder = projectOf(peer.name);
  peer.prepare(folder, corpus);
  settle();
  const built = await buildWith(peer, folder, articles);
  const story = newestStory(join(folder, peer.articles));
  const page =
    peer.pages &&
    brotliCompressSync(readFileSync(join(folder, peer.pages, pageOf(story))), {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }).byteLength;
  const save = median(await measureSaves(peer, folder, { articles, runs: saves }));
  return { ...built, save, ...(page && { page }) };
}

const row = (title: string, { seconds, peak, page, save }: Figures): void =>
  console.log(
    `| ${title} | ${seconds.toFixed(2)} s | ${peak.toFixed(0)} MiB | ${save.toFixed(2)} s | ${page === undefined ? '' : `${(page / 1000).toFixed(1)} KB`} |`,
  );

for (const peer of peers) {
  if (values.install) peer.install?.();
  if (peer.title() === undefined)
    console.log(`${peer.name} is not installed and is left out: ${peer.remedy}`);
}
for (const articles of values.articles.split(',').map(Number)) {
  const corpus = ensureCorpus(work, articles);
  console.log(
    `\n| ${articles} articles | start or build | memory | a saved change | article's page |\n|---|---|---|---|---|`,
  );
  row('Broadsheet', await measureOurs(corpus));
  for (const peer of peers) {
    const title = peer.title();
    if (title === undefined) continue;
    await measurePeer(peer, corpus, articles).then(
      (figures) => row(title, figures),
      (error: Error) => console.log(`| ${title} | failed: ${error.message} | | | |`),
    );
  }
}
