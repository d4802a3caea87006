/**
 * Pages that nobody asked for before: requests a second over so many different articles, each rendered.
 *
 *     node bench/rendering.ts [--articles 10000] [--requests 3000] [--connections 8] [--port 4397]
 *
 * The site on a corpus (see corpus.ts), its press empty; different articles asked for over kept connections from this
 * process, which shares the cores. The first 200 are not counted: they warm the code up.
 */
import { existsSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { argv } from 'node:process';
import { writeCorpus } from './corpus.ts';
import { articlePaths } from './corpus-paths.ts';
import { untilIndexed } from './indexed.ts';
import { median, percentile } from './measure.ts';
import { runSite, work } from './run-site.ts';

const option = (name: string, fallback: string): number => {
  const at = argv.indexOf(`--${name}`);
  return Number((at === -1 ? undefined : argv[at + 1]) ?? fallback);
};
const articles = option('articles', '10000');
const requests = option('requests', '3000');
const connections = option('connections', '8');
const WARMING = 200;

const content = join(work, `corpus-${articles}`);
if (!existsSync(join(content, 'site.yml'))) writeCorpus({ out: content, articles, bytes: 5000, seed: 1 });
const paths = articlePaths(content).filter(
  (_, n, all) => n % Math.ceil(all.length / (requests + WARMING)) === 0,
);
const data = join(work, `data-${articles}`);
const site = await runSite({
  content,
  data,
  port: option('port', '4397'),
  env: { KEEP_PAGES: 'off' },
});

await untilIndexed(data);

const agent = new Agent({ keepAlive: true, maxSockets: connections });
const ask = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    get(site.url + path, { agent, headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - begun);
        else reject(new Error(`${path}: ${response.statusCode}`));
      });
    }).on('error', reject);
  });

/** Asks for each path, over all connections at once; answers how long each took. */
async function askAll(some: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const reader = async (): Promise<void> => {
    for (let path = some[next++]; path !== undefined; path = some[next++]) times.push(await ask(path));
  };
  await Promise.all(Array.from({ length: connections }, reader));
  return times;
}

await askAll(paths.slice(0, WARMING));
const begun = performance.now();
const times = await askAll(paths.slice(WARMING));
const seconds = (performance.now() - begun) / 1000;
await site.stop();
agent.destroy();
process.stdout.write(
  `${times.length} different articles of ${articles}, ${connections} connections: ${(times.length / seconds).toFixed(0)} a second, ` +
    `median ${median(times).toFixed(0)} ms, p99 ${percentile(times, 99).toFixed(0)} ms\n`,
);
