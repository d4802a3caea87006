/**
 * Cold reading of a corpus by the desk, and a start with nothing changed.
 *
 *     node bench/ingest.ts [--articles 1000,10000,100000] [--bytes 5000] [--runs 3] [--record]
 *
 * Time is from the start of the desk's process until it says that everything is published; memory is the peak of the
 * process with its worker threads; processor time, which others on the machine disturb less, is that of all its threads.
 * `--record` keeps the figures in `figures/ingest.json`, from which `draw-ingest.ts` draws.
 */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { flagsFor } from '#lib/memory/own-start.ts';
import { ensureCorpus } from './corpus.ts';
import { type Reading, record } from './ingest-figures.ts';
import { median, processorTime, watchMemory } from './measure.ts';
import { root, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    bytes: { type: 'string', default: '5000' },
    runs: { type: 'string', default: '3' },
    record: { type: 'boolean', default: false },
  },
});

function readWithDesk(corpus: string, articles: number, data: string): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const desk = fork(join(root, 'lib/desk/main.ts'), [], {
      cwd: root,
      execPath: join(root, 'node_modules/.bin/node'),
      execArgv: flagsFor('desk'),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, CONTENT_DIR: corpus, DATA_DIR: data, LOG_LEVEL: 'error' },
    });
    const memory = watchMemory(desk.pid ?? 0);
    desk.on('message', (message: { type?: string; articles?: number }) => {
      if (message.type !== 'ready') return;
      const seconds = (performance.now() - begun) / 1000;
      const peak = memory.stop();
      const processor = processorTime(desk.pid ?? 0);
      if (message.articles !== articles)
        reject(new Error(`${message.articles} of ${articles} were published.`));
      desk.once('exit', () => resolve({ seconds, peak, processor }));
      desk.kill('SIGTERM');
    });
    desk.on('error', reject);
  });
}

/** Medians, but the highest of the peaks. */
const sum = (readings: readonly Reading[]): Reading => ({
  seconds: median(readings.map((one) => one.seconds)),
  processor: median(readings.map((one) => one.processor)),
  peak: Math.max(...readings.map((one) => one.peak)),
});

const say = (what: string, { seconds, processor, peak }: Reading, articles?: number): void => {
  const each = articles === undefined ? '' : `, ${((seconds / articles) * 1000).toFixed(3)} ms an article`;
  process.stdout.write(
    `${what}: ${seconds.toFixed(2)} s${each}, ${processor.toFixed(2)} s of processor, peak ${peak.toFixed(0)} MiB\n`,
  );
};

for (const articles of values.articles.split(',').map(Number)) {
  const corpus = ensureCorpus(work, articles, Number(values.bytes));
  const data = join(work, 'ingest-data');
  const [colds, agains]: [Reading[], Reading[]] = [[], []];
  for (let run = 0; run < Number(values.runs); run += 1) {
    rmSync(data, { recursive: true, force: true });
    colds.push(await readWithDesk(corpus, articles, data));
    agains.push(await readWithDesk(corpus, articles, data));
  }
  rmSync(data, { recursive: true, force: true });
  const [cold, again] = [sum(colds), sum(agains)];
  say(`desk, ${articles} articles, cold`, cold, articles);
  say(`desk, ${articles} articles, nothing changed`, again);
  if (values.record) record({ articles, cold, again });
}
