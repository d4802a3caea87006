/**
 * Cold reading of a corpus by the desk, and a start with nothing changed.
 *
 *     node bench/ingest.ts [--articles 1000,10000,100000] [--bytes 5000] [--runs 3] [--peer contentlayer]
 *
 * Time is from the start of the desk's process until it says that everything is published; memory is the peak of the
 * process with its worker threads; processor time, which others on the machine disturb less, is that of all its threads. `--peer contentlayer` runs Contentlayer's CLI over the same files in the same run.
 */
import { fork, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { DESK_ARGUMENTS } from '#lib/web/desk-process.ts';
import { ensureCorpus } from './corpus.ts';
import { median, processorTime, watchMemory } from './measure.ts';
import { root, work } from './run-site.ts';

const option = (name: string, fallback: string): string => {
  const at = argv.indexOf(`--${name}`);
  return (at === -1 ? undefined : argv[at + 1]) ?? fallback;
};
const sizes = option('articles', '10000').split(',').map(Number);
const runs = Number(option('runs', '3'));

interface Reading {
  seconds: number;
  peak: number;
  /** Seconds of processor. */
  processor?: number;
}

function readWithDesk(corpus: string, articles: number, data: string): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const desk = fork(join(root, 'lib/desk/main.ts'), [], {
      cwd: root,
      execPath: join(root, 'node_modules/.bin/node'),
      execArgv: [...DESK_ARGUMENTS],
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

/** Contentlayer's CLI over the articles alone, with the project's own document types. */
function readWithContentlayer(corpus: string, articles: number): Promise<Reading> {
  const folder = join(work, 'contentlayer');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  cpSync(corpus, join(folder, 'content'), { recursive: true });
  cpSync(join(root, 'content/schema.ts'), join(folder, 'content/schema.ts'));
  cpSync(join(root, 'contentlayer.config.ts'), join(folder, 'contentlayer.config.ts'));
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const build = spawn(join(root, 'node_modules/.bin/contentlayer2'), ['build'], {
      cwd: folder,
      // It goes by PWD, not by its working directory.
      env: { ...process.env, PWD: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const memory = watchMemory(build.pid ?? 0);
    build.on('error', reject);
    build.on('exit', (code) => {
      const seconds = (performance.now() - begun) / 1000;
      const peak = memory.stop();
      // It ends with 0 also where it fails: what it wrote is counted.
      const index = join(folder, '.contentlayer/generated/Article/_index.json');
      const made = existsSync(index) ? (JSON.parse(readFileSync(index, 'utf8')) as unknown[]).length : 0; // a list
      if (code === 0 && made === articles) resolve({ seconds, peak });
      else
        reject(
          new Error(`contentlayer2 build ended with ${code} and wrote ${made} of ${articles} articles.`),
        );
    });
  });
}

const say = (what: string, readings: Reading[], articles?: number): void => {
  const seconds = median(readings.map((r) => r.seconds));
  const processor = median(readings.map((r) => r.processor ?? Number.NaN));
  const each = articles === undefined ? '' : `, ${((seconds / articles) * 1000).toFixed(3)} ms an article`;
  process.stdout.write(
    `${what}: median ${seconds.toFixed(2)} s of ${readings.length}${each}, ` +
      `${Number.isNaN(processor) ? '' : `${processor.toFixed(2)} s of processor, `}` +
      `peak ${Math.max(...readings.map((r) => r.peak)).toFixed(0)} MiB\n`,
  );
};

for (const articles of sizes) {
  const corpus = ensureCorpus(work, articles, Number(option('bytes', '5000')));
  const data = join(work, 'ingest-data');
  const cold: Reading[] = [];
  const unchanged: Reading[] = [];
  for (let run = 0; run < runs; run += 1) {
    rmSync(data, { recursive: true, force: true });
    cold.push(await readWithDesk(corpus, articles, data));
    unchanged.push(await readWithDesk(corpus, articles, data));
  }
  rmSync(data, { recursive: true, force: true });
  say(`desk, ${articles} articles, cold`, cold, articles);
  say(`desk, ${articles} articles, nothing changed`, unchanged);
  if (option('peer', '') === 'contentlayer')
    say('contentlayer2 build, same files', [await readWithContentlayer(corpus, articles)]);
}
