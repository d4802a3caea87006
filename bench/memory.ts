/**
 * Memory of all processes on a small machine, and what that costs a page: the site on an edition that is filled, 20 s of
 * mixed load, and a photograph of 24 megapixels that is published meanwhile.
 *
 *     node bench/memory.ts [--limit 512M] [--articles 10000] [--seconds 20] [--rounds 3] [--port 4397]
 *
 * In each round once with MEMORY_LIMIT, as on a machine of that size, and once without, as on this one. Four readers ask for
 * stories that nobody asked for before (4,000 addresses), others search, one signs in; a story with the photograph is saved,
 * asked for with its picture and its share card, and its renditions are made. Memory is proportional (what processes
 * share counts once), sampled each half second from the start to the last rendition; processor is that of all processes that answer
 * readers, by pages made. Ends with 1 if all processes together took more than the limit, or a page more than 1.3 times.
 *
 * Under a real limit, in a container of the image that the Dockerfile makes, memory.peak says what the kernel counted:
 *     docker run -m 512m … broadsheet; docker exec … cat /sys/fs/cgroup/memory.peak /sys/fs/cgroup/memory.events
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openEdition } from '#lib/edition/database.ts';
import { listPictures } from '#lib/edition/queries/picture-uses.ts';
import { parseMemory } from '#lib/memory/limit.mjs';
import { writeCorpus } from './corpus.ts';
import { articlePaths } from './corpus-paths.ts';
import { untilIndexed } from './indexed.ts';
import { median, percentile, until } from './measure.ts';
import { photographLike } from './photograph.ts';
import { ProcessSamples, type Samples } from './process-samples.ts';
import { runSite, work } from './run-site.ts';
import { signInByCode } from './sign-in.ts';

const { values } = parseArgs({
  options: {
    limit: { type: 'string', default: '512M' },
    articles: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '20' },
    pages: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    port: { type: 'string', default: '4397' },
    only: { type: 'string', default: '' },
    filled: { type: 'boolean', default: false },
  },
});
const [articles, seconds, pages, rounds, port] = [
  values.articles,
  values.seconds,
  values.pages,
  values.rounds,
  values.port,
].map(Number) as [number, number, number, number, number];
const READERS = 4;
const ADDRESSES = 4_000;
const PHOTOGRAPHS = 12;
/** Waited after the start, in milliseconds: what is started a little later is there by then. */
const SETTLED = 5_000;
/** Processes that answer readers; the others are the desk and what develops photographs. */
const isAnswering = (name: string): boolean => name.startsWith('web/');

const content = join(work, `corpus-memory-${articles}`);
const data = join(work, `memory-${articles}`);
const SLUG = 'the-photograph';
const today = new Date(Date.now() - 24 * 3_600_000).toISOString();
const [year = '', month = '', day = ''] = today.slice(0, 10).split('-');
const story = join(content, `articles/world/${year}/${month}/${day}-${SLUG}.md`);
const storyPath = `/world/${year}/${month}/${day}/${SLUG}`;
const photograph = join(content, 'media/photos/new.jpg');
const large = join(work, 'photograph-24.jpg');

function takeAway(): void {
  rmSync(story, { force: true });
  rmSync(photograph, { force: true });
}

async function makeCorpus(): Promise<void> {
  const mark = join(content, '.whole');
  if (!existsSync(mark)) {
    rmSync(content, { recursive: true, force: true });
    writeCorpus({ out: content, articles, bytes: 5000, seed: 1, photographs: PHOTOGRAPHS });
    mkdirSync(join(content, 'media/photos'), { recursive: true });
    for (let n = 0; n < PHOTOGRAPHS; n += 1)
      writeFileSync(
        join(content, `media/photos/${n}.jpg`),
        await photographLike({ width: 1600, height: 1067 }),
      );
    writeFileSync(mark, '');
  }
  if (!existsSync(large)) writeFileSync(large, await photographLike({ width: 6000, height: 4000 }));
  takeAway();
}

/** A JPEG with a remark in it: another file, of which no renditions are kept. */
const withRemark = (jpeg: Buffer, remark: string): Buffer => {
  const head = Buffer.from([0xff, 0xfe, 0, remark.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(remark, 'latin1'), jpeg.subarray(2)]);
};

/** Waits until the edition has renditions of every photograph that is shown. */
async function untilDeveloped(atLeast: number): Promise<void> {
  const db = openEdition({ file: join(data, 'edition.db'), mode: 'read' });
  await until(
    async () => {
      const made = db.row<{ n: number }>('SELECT count(DISTINCT file) AS n FROM renditions')?.n ?? 0;
      return made >= Math.max(atLeast, listPictures(db).length);
    },
    600_000,
    250,
  );
  db.close();
}

async function fill(): Promise<void> {
  const site = await runSite({ content, data, port, env: { KEEP_PAGES: 'off' } });
  await untilIndexed(data);
  await untilDeveloped(PHOTOGRAPHS);
  await site.stop();
}

interface Measured {
  started: Samples;
  /** While the load lasted, and until the photograph was developed. */
  loaded: Samples;
  peak: number;
  pages: number;
  /** Milliseconds of processor that a page took. */
  page: number;
  p99: number;
  statuses: Map<number, number>;
}

const QUERIES = ['baliwen', 'suldapene menba', '"nomenwen tikavor"', 'men*', 'suldapine -menba'];

async function measure(env: Record<string, string>): Promise<Measured> {
  takeAway();
  rmSync(join(data, 'outbox'), { recursive: true, force: true });
  const site = await runSite({ content, data, port, env: { KEEP_PAGES: 'off', ...env } });
  process.once('exit', () => site.process.kill('SIGKILL'));
  const samples = new ProcessSamples(site.process.pid ?? 0);
  await pause(SETTLED);
  const started = samples.take();
  const agent = new Agent({ keepAlive: true });
  const statuses = new Map<number, number>();
  const times: number[] = [];
  const ask = (path: string): Promise<{ status: number; body: Buffer }> =>
    new Promise((resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip, deflate, br' };
      get(site.url + path, { agent, headers }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) });
      }).on('error', reject);
    });

  const every = articlePaths(content);
  const addresses = every.filter((_, n) => n % Math.max(1, Math.floor(every.length / ADDRESSES)) === 0);
  const end = performance.now() + seconds * 1000;
  let next = 0;
  const reader = async (): Promise<void> => {
    while (performance.now() < end || times.length < pages) {
      const begun = performance.now();
      const { status } = await ask(addresses[next++ % addresses.length] ?? '/');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 200) times.push(performance.now() - begun);
      // Who is refused asks again a little later.
      else await pause(50);
    }
  };
  const searches = async (): Promise<void> => {
    for (const query of QUERIES) {
      await pause((seconds * 1000) / (QUERIES.length + 1));
      await ask(`/search?q=${encodeURIComponent(query)}`);
    }
  };
  const origin = `http://localhost:${port}`;
  const signing = async (): Promise<void> => {
    await pause(2_000);
    await signInByCode({ url: site.url, origin, data }, `reader-${Date.now()}@example.org`);
  };
  const publishing = async (): Promise<void> => {
    await pause(3_000);
    writeFileSync(photograph, withRemark(readFileSync(large), String(Date.now())));
    mkdirSync(join(story, '..'), { recursive: true });
    writeFileSync(
      story,
      `---\nheadline: The photograph\nstandfirst: Of twenty-four megapixels.\nauthors: [author-1]\npublished: ${today.slice(0, 10)}T06:00:00+05:30\ntopics: [topic-1]\nimage:\n  src: /media/photos/new.jpg\n  alt: Noise\n  credit: Nobody\n---\n\nThe text.\n`,
    );
    let page = '';
    await until(
      async () => {
        const answer = await fetch(site.url + storyPath);
        page = answer.ok ? await answer.text() : '';
        return page !== '';
      },
      60_000,
      200,
    );
    const picture = /src="(\/media\/photos\/new\.jpg[^"]*)"/.exec(page)?.[1];
    if (picture) await ask(picture.replaceAll('&amp;', '&'));
    const card = /content="[^"]*(\/cards\/[^"]+)"/.exec(page)?.[1];
    if (card) await ask(card.replaceAll('&amp;', '&'));
    await untilDeveloped(PHOTOGRAPHS + 1);
  };
  const load = Promise.all([...Array.from({ length: READERS }, reader), searches(), signing()]);
  const published = publishing();
  await load;
  const during = samples.take();
  await published;
  await pause(1_000);
  const after = samples.stop();
  await site.stop();
  agent.destroy();
  takeAway();
  const processor = [...during.processes.values()]
    .filter(({ name }) => isAnswering(name))
    .reduce((sum, process) => sum + process.processor, 0);
  for (const [pid, seen] of after.processes) {
    const known = during.processes.get(pid);
    during.processes.set(pid, { ...seen, peak: Math.max(seen.peak, known?.peak ?? 0) });
  }
  const loaded = { ...during, peak: Math.max(during.peak, after.peak), last: after.last };
  return {
    started,
    loaded,
    peak: Math.max(started.peak, loaded.peak),
    pages: times.length,
    page: (processor * 1000) / times.length,
    p99: percentile(times, 99),
    statuses,
  };
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
function report(what: string, { started, loaded, peak, pages, page, p99, statuses }: Measured): void {
  say(
    `\n${what}: at most ${peak.toFixed(0)} MiB; ${pages} pages, ${page.toFixed(1)} ms of processor each, p99 ${p99.toFixed(0)} ms; ${JSON.stringify(Object.fromEntries(statuses))}`,
  );
  say(`${''.padEnd(28)}${['started', 'most', 'end'].map((head) => head.padStart(9)).join('')}`);
  for (const [pid, { name, peak: most, last }] of loaded.processes) {
    const before = started.processes.get(pid)?.last;
    const cells = [before, most, last].map((value) => (value?.toFixed(0) ?? '').padStart(9));
    say(`${name.padEnd(28)}${cells.join('')}`);
  }
  const all = [started.last, loaded.peak, loaded.last].map((value) => value.toFixed(0).padStart(9));
  say(`${'together'.padEnd(28)}${all.join('')}`);
}

await makeCorpus();
if (!values.filled) await fill();
const small: Measured[] = [];
const usual: Measured[] = [];
for (let round = 0; round < rounds; round += 1) {
  if (values.only !== 'usual') {
    const measured = await measure({ MEMORY_LIMIT: values.limit });
    report(`MEMORY_LIMIT=${values.limit}`, measured);
    small.push(measured);
  }
  if (values.only !== 'small') {
    const measured = await measure({ MEMORY_LIMIT: '' });
    report('this machine', measured);
    usual.push(measured);
  }
}
/** A page may take so many times the processor that it takes on this machine. */
const DEARER = 1.3;
const most = Math.max(...small.map(({ peak }) => peak));
const [page, other] = [small, usual].map((all) => median(all.map((one) => one.page))) as [number, number];
say(
  `\nMEMORY_LIMIT=${values.limit}: ${most.toFixed(0)} MiB at the most; a page ${page.toFixed(1)} ms of processor, ${(page / other).toFixed(2)} times ${other.toFixed(1)}`,
);
const isMet = most <= parseMemory(values.limit) / 1024 / 1024 && page <= other * DEARER;
if (small.length > 0 && usual.length > 0 && !isMet) process.exitCode = 1;
