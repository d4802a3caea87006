/**
 * Search over a corpus: how long 200 queries of a realistic mix take from the asking to the answer, and how large the index
 * is beside the texts.
 *
 *     node bench/search.ts [--articles 10000] [--queries 200] [--seed 1] [--keep | --again]
 *
 * The corpus is made by bench/corpus.ts, taken in by the desk and indexed; then the queries are asked one after the other
 * through the thread that the web process uses. Half of them are words of a headline, as readers remember it; the
 * others are single words, common ones among them, phrases, beginnings, slips of the hand, exclusions, fields and dates, and
 * lists of a section and a year by date. `--keep` leaves the edition there, `--again` asks it again.
 */
import { fork } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import type { SearchRequest } from '#lib/search/answer.ts';
import { Searcher } from '#lib/search/searcher.ts';
import { seededRandom, writeCorpus } from './corpus.ts';
import { untilIndexed } from './indexed.ts';
import { percentile, watchMemory } from './measure.ts';
import { root, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    queries: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
});
const articles = Number(values.articles);
const corpus = join(work, `corpus-${articles}`);
const data = join(work, `search-${articles}`);
const file = join(data, 'edition.db');
const now = Date.UTC(2026, 5, 1);
const show = (name: string, value: string): void => console.log(`${name.padEnd(52)} ${value}`);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function fill(): Promise<void> {
  if (!existsSync(join(corpus, 'site.yml'))) writeCorpus({ out: corpus, articles, bytes: 5000, seed: 1 });
  rmSync(data, { recursive: true, force: true });
  const begun = performance.now();
  const desk = fork(join(root, 'lib/desk/main.ts'), [], {
    cwd: root,
    execPath: join(root, 'node_modules/.bin/node'),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, CONTENT_DIR: corpus, DATA_DIR: data, LOG_LEVEL: 'error' },
  });
  const memory = watchMemory(desk.pid ?? 0);
  await new Promise<void>((resolve, reject) => {
    desk.on('message', (message: { type?: string }) => message.type === 'ready' && resolve());
    desk.once('exit', (code) => reject(new Error(`The desk ended with ${code}.`)));
  });
  const ready = performance.now();
  show(`${articles} articles published, the paper can be read`, `${((ready - begun) / 1000).toFixed(1)} s`);
  await untilIndexed(data);
  show(
    '  and all of them can be searched, after another',
    `${((performance.now() - ready) / 1000).toFixed(1)} s`,
  );
  show('  peak memory of the desk', `${memory.stop().toFixed(0)} MiB`);
  desk.removeAllListeners('exit');
  const ended = new Promise((resolve) => desk.once('exit', resolve));
  desk.kill('SIGTERM');
  await ended;
}

function showSizes(db: EditionDatabase): void {
  const sum = (sql: string): number => db.row<{ n: number }>(`SELECT sum(${sql}`)?.n ?? 0;
  const index =
    sum('length(block)) AS n FROM search_data') +
    // What SQLite keeps of a row beside its values: two bytes of header and four of rowid at the most.
    sum('length(sz) + 10) AS n FROM search_docsize') +
    sum('length(term) + 12) AS n FROM search_idx') +
    sum('length(word) + length(shown) + 6) AS n FROM search_words');
  const text =
    sum('octet_length(plain)) AS n FROM article_texts') +
    sum(`octet_length(teaser ->> 'headline') + octet_length(teaser ->> 'standfirst')) AS n FROM articles`);
  show('index, with its vocabulary', megabytes(index));
  show('texts that it is of', megabytes(text));
  show('  index / texts', `${(index / text).toFixed(2)} (wanted: 1.2)`);
}

/** Headlines of random stories, words of the vocabulary from the commonest on. */
function readStock(db: EditionDatabase) {
  const ids = db.rows<{ id: number }>('SELECT id FROM articles WHERE id < ?', now * 2 ** 20);
  const words = db.rows<{ word: string }>('SELECT word FROM search_words ORDER BY stories DESC');
  return { ids, words: words.map(({ word }) => word) };
}

function makeQueries(db: EditionDatabase, count: number, seed: number): SearchRequest[] {
  const random = seededRandom(seed);
  const stock = readStock(db);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item; // none is empty
  const headline = (): string[] => {
    const row = db.row<{ h: string }>(
      `SELECT teaser ->> 'headline' AS h FROM articles WHERE id = ?`,
      pick(stock.ids).id,
    );
    return (row?.h ?? '').split(' ');
  };
  const some = (): string => {
    const words = headline();
    const length = 1 + Math.floor(random() * 4);
    return Array.from({ length }, () => pick(words)).join(' ');
  };
  const slip = (word: string): string => {
    const at = 1 + Math.floor(random() * (word.length - 2));
    return word.slice(0, at) + word.slice(at + 1);
  };
  const section = (): string => pick(['world', 'politics', 'business', 'science', 'sport', 'culture']);
  const year = (): number => 2006 + Math.floor(random() * 20);
  const request = (query: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
    query,
    sort: 'relevance',
    now,
    ...more,
  });
  const kinds: [share: number, make: () => SearchRequest][] = [
    [50, () => request(some())],
    [8, () => request(pick(stock.words))],
    [4, () => request(pick(stock.words.slice(0, 40)))],
    [8, () => request(`"${headline().slice(0, 2).join(' ')}"`)],
    [5, () => request(`${pick(stock.words).slice(0, 4)}*`)],
    [5, () => request(slip(pick(stock.words.slice(500, 8000)).padEnd(5, 'a')))],
    [5, () => request(`${some()} -${pick(stock.words.slice(50))}`)],
    [5, () => request(`${some()} section:${section()}`)],
    [4, () => request(`${some()} after:${year()} before:${year() + 3}`)],
    [3, () => request(some(), { sort: 'date', section: section(), year: year() })],
    [3, () => request(`author:author-${Math.floor(random() * 40)} ${pick(headline())}`)],
  ];
  const wheel = kinds.flatMap(([share, make]) => Array.from({ length: share }, () => make));
  return Array.from({ length: count }, () => pick(wheel)());
}

if (!values.again) await fill();
const db = openEdition({ file, mode: 'read' });
showSizes(db);
const queries = makeQueries(db, Number(values.queries), Number(values.seed));
db.close();
const searcher = new Searcher({ file, onFailure: (error) => console.error(error) });
await searcher.search({ query: 'warm', sort: 'relevance', now });
const costs: { ms: number; work: number; query: string; total: number }[] = [];
const statuses = new Map<string, number>();
let cut = 0;
for (const query of queries) {
  const begun = performance.now();
  const before = process.cpuUsage();
  const answer = await searcher.search(query);
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  costs.push({
    ms,
    work: (user + system) / 1000,
    query: query.query,
    total: answer.status === 'results' ? answer.total : -1,
  });
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  if (answer.status === 'results' && answer.isCut) cut += 1;
}
const spread = (times: number[]): string =>
  [50, 95, 99].map((p) => `${percentile(times, p).toFixed(1)} ms`).join(', ');
show(`${queries.length} queries: p50, p95 (wanted: 50), p99`, spread(costs.map(({ ms }) => ms)));
show('  processor time of that', spread(costs.map(({ work }) => work)));
show(
  '  answers',
  [...statuses].map(([status, n]) => `${n} ${status}`).join(', ') + (cut ? `, ${cut} cut` : ''),
);
const found = costs.map(({ total }) => total);
show('  stories found: p50, p95', `${percentile(found, 50)}, ${percentile(found, 95)}`);
for (const { ms, query, total } of costs.toSorted((a, b) => b.ms - a.ms).slice(0, 5))
  show(`  ${query}`, `${ms.toFixed(1)} ms, ${total} found`);
await searcher.close();
if (!values.keep && !values.again) rmSync(data, { recursive: true, force: true });
