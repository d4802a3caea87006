/**
 * Loaded into the processes of a site by `--import`. Between two SIGUSR2 it records how much processor time the main thread
 * takes from one turn of its event loop to the next, and writes that to `<dir>/<pid>.json`, in microseconds.
 * Even on an idle machine a reader of a page in memory has to wait for such a stretch to end.
 *
 *     NODE_OPTIONS='--import file:///…/bench/hostile/stretch.ts?dir=/tmp/stretch' node lib/web/main.ts
 */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds between two readings of the thread's clock: the resolution. */
const EVERY = 4;

const dir = new URL(import.meta.url).searchParams.get('dir');
let timer: NodeJS.Timeout | undefined;
let stretches: number[] = [];

const taken = (): number => {
  const { user, system } = process.threadCpuUsage();
  return user + system;
};

function begin(): void {
  stretches = [];
  let last = taken();
  timer = setInterval(() => {
    const now = taken();
    stretches.push(now - last);
    last = now;
  }, EVERY);
  timer.unref();
}

function end(folder: string): void {
  clearInterval(timer);
  timer = undefined;
  const file = join(folder, `${process.pid}.json`);
  writeFileSync(`${file}.part`, JSON.stringify(stretches));
  renameSync(`${file}.part`, file);
}

if (isMainThread && dir !== null) process.on('SIGUSR2', () => (timer === undefined ? begin() : end(dir)));
