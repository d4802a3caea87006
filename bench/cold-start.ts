/**
 * The whole start, web process and desk: from an empty data folder until a story is served, and again with nothing changed.
 *
 *     node bench/cold-start.ts [--articles 10000,100000] [--bytes 5000] [--runs 1]
 *
 * Memory is the most that all processes had together, sampled ten times a second. Beside other generators: `peers.ts`.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureCorpus } from './corpus.ts';
import { median } from './measure.ts';
import { root, type Start, startToPage, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    bytes: { type: 'string', default: '5000' },
    runs: { type: 'string', default: '1' },
    port: { type: 'string', default: '4391' },
  },
});

async function start(content: string, data: string): Promise<Start> {
  const { site, ...figures } = await startToPage({ content, data, port: Number(values.port) });
  await site.stop();
  return figures;
}

const say = (what: string, starts: readonly Start[]): void => {
  const seconds = median(starts.map((one) => one.seconds)).toFixed(2);
  const peak = Math.max(...starts.map((one) => one.peak)).toFixed(0);
  process.stdout.write(`${what.padEnd(48)} ${seconds} s, peak ${peak} MiB\n`);
};

if (!existsSync(join(root, '.next/BUILD_ID'))) throw new Error('Build first: npm run build.');
for (const count of values.articles.split(',').map(Number)) {
  const corpus = ensureCorpus(work, count, Number(values.bytes));
  const [cold, again]: [Start[], Start[]] = [[], []];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const data = join(work, 'cold-start-data');
    rmSync(data, { recursive: true, force: true });
    cold.push(await start(corpus, data));
    again.push(await start(corpus, data));
    rmSync(data, { recursive: true, force: true });
  }
  say(`${count} articles, cold`, cold);
  say(`${count} articles, nothing changed`, again);
}
