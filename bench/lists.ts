/**
 * What a reader waits for a page that is in no memory: front, section index and further page, months, the archive and an
 * article, over an archive of any size.
 *
 *     node bench/lists.ts [--articles 100000] [--runs 40] [--bytes 2500]
 *
 * The site runs with room for no page (`PRESS_BYTES=0`), so each request is rendered from the edition, compressed and sent;
 * requests come one after the other over a connection that is kept, once all stories can be searched. Times are the client's,
 * median and 95th percentile; on a machine that others use, the web process's processor time for a page (all its threads,
 * compression included) says more.
 * `--month` puts so many stories into one month of one section beside the corpus.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEdition } from '#lib/edition/database.ts';
import { storiesCloseTo } from '#lib/edition/kinship.ts';
import { listRelated } from '#lib/edition/queries/stories.ts';
import { articleAt, openingOf, parse, type StoredTeaser } from '#lib/edition/stored.ts';
import { keyTerms } from '#lib/edition/terms/key-terms.ts';
import { writeCorpus } from './corpus.ts';
import { untilIndexed } from './indexed.ts';
import { percentile } from './measure.ts';
import { runSite, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '40' },
    bytes: { type: 'string', default: '2500' },
    month: { type: 'string', default: '0' },
  },
});
const articles = Number(values.articles);
const runs = Number(values.runs);
const inMonth = Number(values.month);
const name = `lists-${articles}${inMonth > 0 ? `-${inMonth}` : ''}`;
const corpus = join(work, `corpus-${name}`);
const data = join(work, `data-${name}`);

if (!existsSync(join(corpus, 'site.yml'))) {
  writeCorpus({ out: corpus, articles, bytes: Number(values.bytes), seed: 1 });
  const folder = join(corpus, 'articles/world/2020/03');
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < inMonth; n += 1) {
    const day = String(1 + (n % 31)).padStart(2, '0');
    const front = `headline: Busy month ${n}\nstandfirst: One of many.\nauthors: [author-${n % 40}]\npublished: 2020-03-${day}T12:00:00+05:30`;
    writeFileSync(join(folder, `${day}-busy-${n}.md`), `---\n${front}\n---\n\nOne of many stories.\n`);
  }
}
const site = await runSite({
  content: corpus,
  data,
  port: 4394,
  env: { PRESS_BYTES: '0', KEEP_PAGES: 'off', BROADSHEET_CLOCK: '2026-06-15T12:00:00+05:30' },
});
console.log(`${articles + inMonth} articles, served after ${(site.startup / 1000).toFixed(1)} s`);

process.on('exit', () => site.process.kill());
await untilIndexed(data);

/** Paths of the corpus's stories of June, by year. */
const JUNE = /^articles\/world\/(\d{4})\/06\/(\d\d)-(.+)\.md$/;
const ofJune = globSync('articles/world/*/06/*.md', { cwd: corpus }).map((file) =>
  file.normalize('NFC').replace(JUNE, '/world/$1/06/$2/$3'),
);
const spread = (most: number): string[] =>
  ofJune.sort().filter((_, n) => n % Math.max(1, Math.floor(ofJune.length / most)) === 0);
const turns = (pages: readonly string[]) => (n: number) => pages[n % pages.length] ?? '/';
const years = Array.from({ length: 20 }, (_, n) => String(2006 + n));
const months = [...new Set(ofJune.map((path) => path.slice('/world/'.length, '/world/2006/06'.length)))];
const pages: Record<string, (n: number) => string> = {
  'front page': () => '/',
  'section index': turns(['/world', '/politics', '/sport']),
  'page 200 of a section': () =>
    `/world/page/${Math.max(2, Math.min(200, Math.floor(articles / 8 / 24) - 2))}`,
  'a section’s month': turns(months.map((month) => `/world/${month}`)),
  'the archive': () => '/archive',
  'a year of it': turns(years.map((year) => `/archive/${year}`)),
  'a month of it': turns(months.map((month) => `/archive/${month}`)),
  'on this day': () => '/archive/on-this-day',
  'an article': turns(spread(40)),
  ...(inMonth > 24 && {
    'last page of a busy month': () => `/world/2020/03/page/${Math.floor(inMonth / 24)}`,
    'first page of a busy month': () => '/archive/2020/03',
  }),
};

/** Processor time that the web process has taken, in milliseconds (Linux: ticks of 10 ms). */
function processorTime(): number {
  const fields = readFileSync(`/proc/${site.process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Pages of a kind that are made before time is taken: a server that has just started is slower. */
const WARM_UP = 25;

for (const [what, pathOf] of Object.entries(pages)) {
  const times: number[] = [];
  let taken = 0;
  for (let n = -WARM_UP; n < runs; n += 1) {
    if (n === 0) taken = processorTime();
    const began = performance.now();
    const response = await fetch(site.url + pathOf(Math.abs(n)), { headers: { 'accept-encoding': 'br' } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${pathOf(n)} answered ${response.status}.`);
    if (n >= 0) times.push(performance.now() - began);
  }
  console.log(
    `${what.padEnd(28)} median ${percentile(times, 50).toFixed(1)} ms, p95 ${percentile(times, 95).toFixed(1)} ms, processor ${((processorTime() - taken) / runs).toFixed(1)} ms`,
  );
}
await site.stop();

// What is related, by itself: the query, and the words of a story.
const db = openEdition({ file: join(data, 'edition.db'), mode: 'read' });
const now = Date.parse('2026-06-15T06:30:00Z');
const asked = spread(200);
const cost = (work: (path: string) => void): string => {
  for (const path of asked) work(path);
  const before = process.cpuUsage();
  const times = asked.map((path) => {
    const began = performance.now();
    work(path);
    return performance.now() - began;
  });
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1000 / asked.length;
  return `median ${percentile(times, 50).toFixed(2)} ms, p95 ${percentile(times, 95).toFixed(2)} ms, processor ${processor.toFixed(2)} ms`;
};
const texts = new Map(
  asked.flatMap((path) => {
    const row = articleAt(db, path);
    if (row === undefined) return [];
    const teaser = parse<StoredTeaser>(row.teaser);
    return [[path, { id: row.id, topics: teaser.topics, text: { ...teaser, opening: openingOf(db, row) } }]];
  }),
);
console.log(`related stories              ${cost((path) => void listRelated(db, { path, limit: 4, now }))}`);
console.log(
  `  of that by topics and words ${cost((path) => {
    const story = texts.get(path);
    if (story) storiesCloseTo(db, story, now);
  })}`,
);
console.log(
  `  a story’s key terms         ${cost((path) => {
    const story = texts.get(path);
    if (story) keyTerms(story.text);
  })}`,
);
const lists = asked.map((path) =>
  listRelated(db, { path, limit: 4, now })
    .map((teaser) => teaser.path)
    .join(),
);
console.log(`  different lists among ${lists.length}: ${new Set(lists).size}`);
db.close();
rmSync(data, { recursive: true, force: true });
