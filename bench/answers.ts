/**
 * What one answer from memory costs: brotli, gzip and plain bodies, and a 304 for our own tag and for the tags that proxies
 * derive from it. Every row is measured twice: as a plain request, which the fast lane answers, and with one header that the lane
 * does not know, such as Varnish sends (`X-Request-Start: t=1`), which Node's HTTP server answers.
 *
 *     node bench/answers.ts [--seconds 3] [--rounds 3]
 *
 * wrk, 32 connections, 1 thread; the rows take turns. Medians of requests a second, their 99th percentile, and processor time a
 * request of the process that answers, with all its threads. The exit code is 1 if a bar is missed.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadWith, need } from './load.ts';
import { median, processorTime } from './measure.ts';
import { root, runSite, work } from './run-site.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '3' }, rounds: { type: 'string', default: '3' } },
});
const ARTICLE = '/world/2007/05/29/us-urges-iran-to-stop-backing-militias-in-first-talks-in-decades';
const UNLISTED = { 'X-Request-Start': 't=1' };
need('wrk');

const data = join(work, 'answers');
rmSync(data, { recursive: true, force: true });
const site = await runSite({ content: join(root, 'content'), data, port: 4395 });
process.on('exit', () => site.process.kill('SIGKILL'));
const pid = site.process.pid ?? 0;
const url = site.url + ARTICLE;
const etag = (await fetch(url)).headers.get('etag') ?? '';
/** The tag with a suffix, as proxies add one. */
const tagged = (end: string): string => etag.replace(/"$/, `${end}"`);

const requests = {
  brotli: { 'Accept-Encoding': 'br' },
  gzip: { 'Accept-Encoding': 'gzip' },
  plain: { 'Accept-Encoding': 'identity' },
  unchanged: { 'Accept-Encoding': 'br', 'If-None-Match': etag },
  'unchanged, -gzip': { 'Accept-Encoding': 'gzip', 'If-None-Match': tagged('-gzip') },
  'unchanged, -br': { 'Accept-Encoding': 'br', 'If-None-Match': tagged('-br') },
};
type Kind = keyof typeof requests;

interface Row {
  kind: Kind;
  isUnlisted: boolean;
  headers: Record<string, string>;
  rate: number[];
  p99: number[];
  /** Microseconds a request. */
  processor: number[];
}

const rows: Row[] = (Object.keys(requests) as Kind[]) // the keys just named
  .flatMap((kind) =>
    [false, true].map((isUnlisted) => ({
      kind,
      isUnlisted,
      headers: { ...requests[kind], ...(isUnlisted ? UNLISTED : {}) },
      rate: [],
      p99: [],
      processor: [],
    })),
  );

for (const { kind, headers } of rows) {
  const { status } = await fetch(url, { headers });
  if (status !== (kind.startsWith('unchanged') ? 304 : 200)) throw new Error(`${kind}: ${status}`);
}
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const row of rows) {
    const before = processorTime(pid);
    const { rate, p99 } = loadWith(url, Number(values.seconds), row.headers);
    row.processor.push(((processorTime(pid) - before) / (rate * Number(values.seconds))) * 1e6);
    row.rate.push(rate);
    row.p99.push(p99);
  }
await site.stop();

console.log('| | requests/s | p99 | processor a request |\n|---|---|---|---|');
for (const { kind, isUnlisted, rate, p99, processor } of rows)
  console.log(
    `| ${kind}${isUnlisted ? ', one unlisted header' : ''} | ${Math.round(median(rate)).toLocaleString('en')} | ` +
      `${median(p99).toFixed(1)} ms | ${median(processor).toFixed(1)} µs |`,
  );

const cost = (kind: Kind, isUnlisted: boolean): number =>
  median(rows.find((row) => row.kind === kind && row.isUnlisted === isUnlisted)?.processor ?? []);
/** Ratios of processor time, and whether each is as wanted. */
const bars = [
  { what: 'unlisted header: brotli / gzip', is: cost('brotli', true) / cost('gzip', true), least: 0.9 },
  ...[false, true].flatMap((isUnlisted) =>
    (['unchanged', 'unchanged, -gzip', 'unchanged, -br'] as const).map((kind) => ({
      what: `${isUnlisted ? 'unlisted header' : 'lane'}: ${kind} / whole answer`,
      is: cost(kind, isUnlisted) / cost(kind === 'unchanged, -gzip' ? 'gzip' : 'brotli', isUnlisted),
      most: 0.9,
    })),
  ),
];
let isMissed = false;
for (const bar of bars) {
  const isMet = 'least' in bar ? bar.is >= bar.least : bar.is <= bar.most;
  isMissed ||= !isMet;
  const wanted = 'least' in bar ? `≥ ${bar.least}` : `≤ ${bar.most}`;
  console.log(`${bar.what} = ${bar.is.toFixed(2)} (wanted: ${wanted})${isMet ? '' : ' MISSED'}`);
}
process.exitCode = isMissed ? 1 : 0;
