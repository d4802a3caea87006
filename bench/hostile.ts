/**
 * What strangers can do to a paper: fifty hostile requests a second of each known kind (bench/hostile/kinds.ts), alone and
 * all together, from one address and from fifty. Meanwhile a page in memory is requested every 10 ms.
 *
 *     node bench/hostile.ts [--only blanks,rsc,all] [--rate 50] [--seconds 10] [--from 1,50] [--articles 10000] [--port 5450] [--json]
 *
 * Runs a production server on a corpus (corpus.ts), restarted for each row. Requests are sent at a steady rate, whatever happens to
 * earlier ones, each on a connection of its own. Wall-clock times need a quiet machine, because sender, reader and server share
 * its cores. The stretch does not: it is the processor time that the main thread of the server took from one turn of its event
 * loop to the next (bench/hostile/stretch.ts), which is how long a reader of a page in memory would wait on an idle machine.
 * The exit code is 1 if a bar is missed.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { askHeldPage } from './hostile/held-page.ts';
import { KIND_NAMES, type Kind } from './hostile/kinds.ts';
import type { Attack, Tally } from './hostile/send.ts';
import type { PaperLists } from './hostile/sender.ts';
import {
  type Attacked,
  HELD,
  killSite,
  listsOf,
  prepare,
  processorOf,
  readStretches,
  signal,
  startSite,
} from './hostile/site.ts';
import { isMet, type Row, rowText, TITLES } from './hostile/table.ts';
import { percentile } from './measure.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: `nobody,${KIND_NAMES.join(',')},all` },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
    from: { type: 'string', default: '1,50' },
    articles: { type: 'string', default: '10000' },
    port: { type: 'string', default: '5450' },
    json: { type: 'boolean', default: false },
  },
});
const [rate, seconds, port] = [values.rate, values.seconds, values.port].map(Number) as [
  number,
  number,
  number,
];
/** Pages rendered before the measurement, because the first ones of a process take longer. */
const WARMING = 60;

const isKind = (name: string): name is Kind => (KIND_NAMES as string[]).includes(name);
const kindsOf = (name: string): Kind[] => {
  if (name === 'nobody') return [];
  if (name === 'all') return KIND_NAMES;
  if (isKind(name)) return [name];
  throw new Error(`There is no kind "${name}": nobody, all, ${KIND_NAMES.join(', ')}.`);
};
const orders = values.only.split(',').map((name) => ({ name, kinds: kindsOf(name.trim()) }));

const content = prepare(Number(values.articles));
const lists = listsOf(content);
/** Stories and documents already requested: each row gets others. */
let used = 0;

/** What the next row requests. */
function nextLists(): PaperLists {
  const count = 3 * Math.ceil(rate * seconds);
  const from = (list: readonly string[]): string[] =>
    Array.from({ length: count }, (_, n) => list[(used + n) % list.length] ?? '/');
  const drawn = { ...lists, cold: from(lists.cold), documents: from(lists.documents) };
  used += count;
  return drawn;
}

/** Attacks from a separate thread. */
function attackBeside(order: Attack): Promise<Map<Kind, Tally>> {
  const workerData = { order, lists: nextLists() };
  const worker = new Worker(new URL('./hostile/sender.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

async function measure(name: string, order: Attack, site: Attacked): Promise<Row> {
  const before = processorOf(site);
  signal(site);
  let isOver = false;
  const asking = askHeldPage(port, HELD, () => isOver);
  const over = new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
  const attacking = order.kinds.length === 0 ? Promise.resolve(new Map<Kind, Tally>()) : attackBeside(order);
  // The page is requested as long as the attack lasts. Answers that come later are waited for.
  await over;
  isOver = true;
  const [held, tallies] = await Promise.all([asking, attacking]);
  signal(site);
  const stretches = await readStretches(site);
  const after = processorOf(site);
  const all = [...tallies.values()];
  const answers: Record<string, number> = {};
  for (const tally of all)
    for (const [status, count] of Object.entries(tally.answers))
      answers[status] = (answers[status] ?? 0) + count;
  const sent = all.reduce((sum, tally) => sum + tally.sent, 0);
  return {
    name,
    addresses: order.addresses,
    sent,
    withheld: all.reduce((sum, tally) => sum + tally.withheld, 0),
    answers,
    held: {
      asked: held.times.length,
      p50: percentile(held.times, 50),
      p99: percentile(held.times, 99),
      longest: Math.max(...held.times),
      wrong: held.wrong,
      unanswered: held.unanswered,
    },
    stretch: { p99: percentile(stretches, 99), longest: Math.max(...stretches) },
    processor: {
      answering: ((after.answering - before.answering) * 1000) / Math.max(1, sent),
      all: ((after.all - before.all) * 1000) / Math.max(1, sent),
    },
    load: loadavg()[0] ?? 0,
  };
}

const rows: Row[] = [];
let running: Attacked | undefined;
process.on('exit', () => running?.site.process.kill('SIGKILL'));
for (const ending of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(ending, () => {
    process.stderr.write(`Ended by ${ending} after ${rows.length} rows.\n`);
    process.exit(130);
  });
if (!values.json) for (const line of TITLES) console.log(line);
for (const { name, kinds } of orders)
  for (const addresses of kinds.length === 0 ? [1] : values.from.split(',').map(Number)) {
    const warm = lists.cold.slice(-WARMING);
    running = await startSite(content, port, warm);
    const row = await measure(name, { port, kinds, rate, seconds, addresses }, running);
    await killSite(running);
    rows.push(row);
    // Each row is printed at once, so that an interrupted run has shown its results so far.
    console.log(values.json ? JSON.stringify(row) : rowText(row));
  }
process.exit(rows.every((row) => isMet(row)) ? 0 : 1);
