/**
 * What publishing costs readers of other stories. There are thousands of stories in one section and topic, all in memory and
 * requested equally often; first nothing is published, then one more story every four seconds.
 *
 *     node bench/publishing-section.ts [--stories 3000] [--seconds 12] [--rounds 1] [--port 4396]
 *
 * First every page is rendered and compressed as small as possible, for 100 seconds at most. Then `wrk` requests random ones over
 * 16 connections. It measures requests a second, the longest answer, and processor time for each request of all web processes
 * (from /proc, without the desk's). At the end one more story is published without load, to see how soon old pages show it.
 * `--rounds 2` runs the two loads in turn twice and compares medians, for a server that has all pages in memory after the first.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { seededRandom, writeCorpus } from './corpus.ts';
import { untilIndexed } from './indexed.ts';
import { need } from './load.ts';
import { familyOf, median, processorTime, until } from './measure.ts';
import { runSite, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '3000' },
    seconds: { type: 'string', default: '12' },
    rounds: { type: 'string', default: '1' },
    port: { type: 'string', default: '4396' },
  },
});
const stories = Number(values.stories);
/** Time between two published stories (ms). */
const EVERY = 4_000;
/** Longest time for rendering and compressing the pages (ms). */
const LONGEST_WARM_UP = 100_000;
/** Processor time per request (µs) below which nothing is being compressed in the background any more. */
const SETTLED = 200;
need('wrk');

const folder = join(work, 'publishing-section');
const [content, data] = [join(folder, 'content'), join(folder, 'data')];
rmSync(folder, { recursive: true, force: true });
writeCorpus({ out: content, articles: 100, bytes: 2_000, seed: 1 });

const random = seededRandom(5);
const SYLLABLES = ['ba', 'ri', 'to', 'men', 'sul', 'ka', 'ne', 'vor', 'li', 'da', 'shu', 'pe', 'gra', 'no'];
const syllable = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '';
const words = (count: number): string =>
  Array.from({ length: count }, () => syllable() + syllable() + syllable()).join(' ');
const paragraph = (): string => Array.from({ length: 5 }, () => `${words(14)}.`).join(' ');

interface Saved {
  slug: string;
  headline: string;
  /** With the publication's offset. */
  published: string;
  paragraphs: number;
}

/** Saves a story as editors do. Returns its path. */
function save({ slug, headline, published, paragraphs }: Saved): string {
  const [year = '', month = '', day = ''] = published.slice(0, 10).split('-');
  const place = join(content, `articles/world/${year}/${month}`);
  mkdirSync(place, { recursive: true });
  const front = `headline: ${headline}\nstandfirst: ${words(16)}\nauthors: [author-1]\npublished: ${published}\ntopics: [energy]`;
  const body = Array.from({ length: paragraphs }, paragraph).join('\n\n');
  writeFileSync(join(place, '.draft.tmp'), `---\n${front}\n---\n\n${body}\n`);
  renameSync(join(place, '.draft.tmp'), join(place, `${day}-${slug}.md`));
  return `/world/${year}/${month}/${day}/${slug}`;
}

const paths = Array.from({ length: stories }, (_, n) => {
  const day = new Date(Date.UTC(2001, 0, 1 + (n % 90))).toISOString().slice(0, 10);
  return save({
    slug: `old-${n}`,
    headline: `Old story ${n} ${words(5)}`,
    published: `${day}T09:00:00+05:30`,
    paragraphs: 12,
  });
});

let count = 0;
/** Publishes the newest story of the section. */
function publishOne(): { path: string; headline: string } {
  count += 1;
  const headline = `The newest story is number ${count}`;
  const published = `${new Date(Date.now() + 5.5 * 3_600_000).toISOString().slice(0, 19)}+05:30`;
  return { headline, path: save({ slug: `new-${count}`, headline, published, paragraphs: 4 }) };
}

const site = await runSite({ content, data, port: Number(values.port), env: { KEEP_PAGES: 'off' } });
process.on('exit', () => site.process.kill());
await untilIndexed(data);

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const ask = (path: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    get(site.url + path, { agent, headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    }).on('error', reject);
  });
const shows = async (path: string, text: string): Promise<boolean> =>
  brotliDecompressSync(await ask(path)).includes(text);

async function askAll(): Promise<void> {
  let next = 0;
  const reader = async (): Promise<void> => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) await ask(path);
  };
  await Promise.all(Array.from({ length: 8 }, reader));
}

/** Processor time of all web processes in seconds, without the desk. */
const webProcessor = (): number =>
  familyOf(site.process.pid ?? 0)
    .filter((pid) => existsSync(`/proc/${pid}/stat`))
    .filter((pid) => !readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('/desk/'))
    .reduce((sum, pid) => sum + processorTime(pid), 0);

const begun = performance.now();
const elapsed = (): number => performance.now() - begun;
await askAll();
const made = elapsed();
for (let cost = Number.POSITIVE_INFINITY; cost > SETTLED && elapsed() < LONGEST_WARM_UP; ) {
  const before = webProcessor();
  await askAll();
  cost = ((webProcessor() - before) / stories) * 1_000_000;
}
console.log(
  `${stories} stories in one section: all made in ${(made / 1000).toFixed(0)} s, and small after ${(elapsed() / 1000).toFixed(0)} s`,
);

const script = join(folder, 'random.lua');
writeFileSync(
  script,
  `local paths = {${paths.map((path) => `"${path}"`).join(',')}}
math.randomseed(7)
request = function() return wrk.format("GET", paths[math.random(#paths)]) end
done = function(summary, latency)
  local e = summary.errors
  print(string.format("RESULT %d %d %d %d", summary.requests, summary.duration, latency.max, e.status + e.connect + e.read + e.timeout))
end
`,
);

interface Load {
  /** Requests a second. */
  rate: number;
  /** Milliseconds. */
  longest: number;
  errors: number;
  /** Microseconds of processor time per request. */
  cost: number;
}

async function load(isPublishing: boolean): Promise<Load> {
  const before = webProcessor();
  if (isPublishing) publishOne();
  const timer = isPublishing ? setInterval(publishOne, EVERY) : undefined;
  const flags = ['-t1', '-c16', `-d${values.seconds}s`, '-s', script, '-H', 'Accept-Encoding: br', site.url];
  const { stdout } = await promisify(execFile)('wrk', flags);
  clearInterval(timer);
  const numbers = /RESULT (\d+) (\d+) (\d+) (\d+)/.exec(stdout)?.slice(1).map(Number);
  const [requests = 0, duration = 0, max = 0, errors = 0] = numbers ?? [];
  const cost = ((webProcessor() - before) / requests) * 1_000_000;
  const figures = { rate: requests / (duration / 1_000_000), longest: max / 1_000, errors, cost };
  console.log(
    `${isPublishing ? 'one more every 4 s' : 'nothing published '}  ${figures.rate.toFixed(0).padStart(6)} requests/s, longest ${figures.longest.toFixed(0)} ms, ` +
      `${cost.toFixed(0)} µs of processor a request, ${errors} errors`,
  );
  return figures;
}

const quiet: Load[] = [];
const publishing: Load[] = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  quiet.push(await load(false));
  publishing.push(await load(true));
}
const ratio = (figure: 'rate' | 'cost'): number =>
  median(publishing.map((each) => each[figure])) / median(quiet.map((each) => each[figure]));

// One more, without load. The time is measured from when its own page is there.
const last = publishOne();
await until(() => shows(last.path, last.headline), 10_000, 5);
const live = performance.now();
const times: number[] = [];
for (const path of [0, 0.4, 0.8].map((share) => paths[Math.floor(share * stories)] ?? '')) {
  await until(() => shows(path, last.headline), 30_000, 5).catch(() => {});
  times.push(performance.now() - live);
}

const row = (what: string, measured: string, bar: string, isMet: boolean): void =>
  console.log(`${what.padEnd(42)} ${measured.padEnd(24)} ${bar.padEnd(10)} ${isMet ? 'met' : 'missed'}`);
const longest = Math.max(...publishing.map((each) => each.longest));
row('requests a second, publishing / none', ratio('rate').toFixed(2), '≥ 0.9', ratio('rate') >= 0.9);
row('longest answer while publishing', `${longest.toFixed(0)} ms`, '≤ 300 ms', longest <= 300);
row('processor a request, publishing / none', ratio('cost').toFixed(2), '≤ 1.2', ratio('cost') <= 1.2);
row(
  'three old pages show the last story after',
  times.map((time) => `${time.toFixed(0)} ms`).join(', '),
  '≤ 1 s',
  Math.max(...times) <= 1_000,
);
agent.destroy();
await site.stop();
rmSync(folder, { recursive: true, force: true });
