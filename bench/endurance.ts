/**
 * Memory and disk of the site under a long, mixed load: so many requests over so many different pages, drawn by Zipf's
 * law, with feeds, lists, unknown addresses and conditional requests among them.
 *
 *     node bench/endurance.ts [--articles 50000] [--requests 1000000] [--connections 16]
 *
 * After each tenth the load rests for five seconds; then resident memory of the web process, of all processes together,
 * and the size of DATA_DIR are read. The client runs in this process and shares the cores; status 0 is a connection that broke.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { argv } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom, writeCorpus } from './corpus.ts';
import { articlePaths } from './corpus-paths.ts';
import { percentile, residentMemory } from './measure.ts';
import { runSite, work } from './run-site.ts';

const option = (name: string, fallback: string): number => {
  const at = argv.indexOf(`--${name}`);
  return Number((at === -1 ? undefined : argv[at + 1]) ?? fallback);
};
const articles = option('articles', '50000');
const requests = option('requests', '1000000');
const connections = option('connections', '16');

const content = join(work, `corpus-${articles}`);
if (!existsSync(join(content, 'site.yml'))) writeCorpus({ out: content, articles, bytes: 5000, seed: 1 });
const data = join(work, `endurance-${articles}`);
rmSync(data, { recursive: true, force: true });
const site = await runSite({ content, data, port: 4397 });

const random = seededRandom(7);
const paths = articlePaths(content);
for (let n = paths.length - 1; n > 0; n -= 1) {
  const other = Math.floor(random() * (n + 1));
  [paths[n], paths[other]] = [paths[other] ?? '', paths[n] ?? ''];
}
const LISTS = [
  '/',
  '/world',
  '/politics',
  '/sport/page/3',
  '/topics/topic-7',
  '/feed.xml',
  '/law/atom.xml',
  '/sitemap.xml',
];

const etags = new Map<string, string>();
const statuses = new Map<number, number>();
const agent = new Agent({ keepAlive: true, maxSockets: connections });

function ask(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const begun = performance.now();
    get(site.url + path, { agent, headers: { 'accept-encoding': 'gzip', ...headers } }, (response) => {
      const { statusCode = 0 } = response;
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      if (response.headers.etag && etags.size < 1_000) etags.set(path, response.headers.etag);
      response.resume();
      response.on('end', () => resolve(performance.now() - begun));
    }).on('error', () => {
      statuses.set(0, (statuses.get(0) ?? 0) + 1);
      resolve(performance.now() - begun);
    });
  });
}

function next(): Promise<number> {
  const dice = random();
  // Zipf: rank r is asked for in proportion to 1 / r.
  const page = paths[Math.floor(paths.length ** random()) - 1] ?? '/';
  if (dice < 0.8) return ask(page, {});
  if (dice < 0.9) return ask(LISTS[Math.floor(random() * LISTS.length)] ?? '/', {});
  if (dice < 0.95) return ask(page, { 'if-none-match': etags.get(page) ?? '"none"' });
  return ask(`/world/2001/01/01/no-such-story-${Math.floor(random() * 1e9)}`, {});
}

/** Draws so many requests over all connections at once; answers how long each took (ms). */
async function load(count: number, draw: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  const reader = async (): Promise<void> => {
    for (; left > 0; ) {
      left -= 1;
      times.push(await draw());
    }
  };
  await Promise.all(Array.from({ length: connections }, reader));
  return times;
}

const memory = (): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${site.process.pid}/status`, 'utf8'))?.[1]) / 1024;
const disk = (): number =>
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) /
  1024 /
  1024;

const begun = performance.now();
const report = async (asked: number, times: number[]): Promise<number> => {
  await pause(5_000);
  const resident = memory();
  process.stdout.write(
    [
      `${asked} requests, ${((performance.now() - begun) / 1000).toFixed(0)} s: web process ${resident.toFixed(0)} MiB`,
      `all ${residentMemory(site.process.pid ?? 0).toFixed(0)} MiB (most so far ${site.peak().toFixed(0)})`,
      `disk ${disk().toFixed(0)} MiB`,
      `p99 ${percentile(times, 99).toFixed(1)} ms\n`,
    ].join(', '),
  );
  return resident;
};

// Every page once, so that it is so many different ones whatever was drawn.
let walked = 0;
const walk = (): Promise<number> => ask(paths[walked++ % paths.length] ?? '/', {});
const tenth = Math.floor(requests / 10);
const level = await report(tenth, await load(tenth, next));
let asked = tenth;
for (let part = 2; part <= 10; part += 1) {
  const walking = part === 2 ? Math.min(paths.length, tenth) : 0;
  const times = [...(await load(walking, walk)), ...(await load(tenth - walking, next))];
  asked += tenth;
  const resident = await report(asked, times);
  if (part === 10)
    process.stdout.write(
      `${(((resident - level) / level) * 100).toFixed(1)} % against the first tenth, over ${paths.length} articles\n`,
    );
}
process.stdout.write(`statuses: ${JSON.stringify(Object.fromEntries(statuses))}\n`);
await site.stop();
agent.destroy();
