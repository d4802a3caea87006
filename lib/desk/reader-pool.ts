/** Reads files: a few of them here, many of them in worker threads. */
import { Worker } from 'node:worker_threads';
import { memory } from '#lib/env.ts';
import type { DocumentType } from './document-types.ts';
import { type Parcel, unpack } from './parcel.ts';
import { type Assignment, type Reading, type ReadingRules, readFile } from './read-file.ts';

/** Starting threads takes as long as reading about so many files here, where all that is needed is loaded already. */
export const WORTH_THREADS = 1_000;
/** Files in a message: enough to make its cost small, few enough to keep all threads busy to the end. */
const IN_A_MESSAGE = 48;
/** Bytes of files in a message, about: what a thread holds at a time. */
const BYTES_IN_A_MESSAGE = 1024 * 1024;
/** Messages that a thread has before it: it reads on while what was read is published, which takes as long as some of them. */
const MESSAGES_AHEAD = 24;
/** Tens of megabytes are enough for any file that is read, so garbage need not gather beyond. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

type Take = (readings: readonly Reading[]) => void;

async function readHere(assignments: Iterable<Assignment>, rules: ReadingRules, take: Take): Promise<void> {
  for (const assignment of assignments) {
    const { report, needs, unchanged } = await readFile(assignment, rules);
    take([{ report, needs, unchanged }]);
  }
}

/** What a thread is handed. */
export interface Order {
  assignments: readonly Assignment[];
  timeZone: string | undefined;
}

/** If there is memory, one fewer than cores, because one core is for publishing: two threads on half a core each read no more than one. */
const threads = (): number => memory().plan.readingThreads;

const startThreads = (types: readonly DocumentType[]): Worker[] => {
  const script = new URL('./read-worker.ts', import.meta.url);
  const make = (): Worker => new Worker(script, { workerData: types, resourceLimits: THREAD_LIMITS });
  return Array.from({ length: threads() }, make);
};

let early: Worker[] | undefined;

/** Starts the threads while there is other work before the first file: that takes as long as all the rest of a start. */
export function startThreadsEarly(types: readonly DocumentType[]): void {
  early ??= startThreads(types);
}

/** Ends them where they were not needed after all. */
export function endEarlyThreads(): void {
  for (const worker of early ?? []) void worker.terminate();
  early = undefined;
}

/** Runs one thread until no assignments are left. */
function work(
  worker: Worker,
  timeZone: string | undefined,
  next: () => readonly Assignment[],
  take: Take,
): Promise<void> {
  return new Promise((done, fail) => {
    let handed = 0;
    const hand = (): void => {
      const assignments = next();
      if (assignments.length === 0) return;
      worker.postMessage({ assignments, timeZone } satisfies Order);
      handed += 1;
    };
    worker.on('message', (parcels: Parcel[]) => {
      try {
        handed -= 1;
        // The thread is given its next files before these are published.
        hand();
        take(parcels.map(unpack));
        if (handed === 0) done();
      } catch (error) {
        fail(error);
      }
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`A reading thread ended by itself (${code}).`)));
    for (let n = 0; n < MESSAGES_AHEAD; n += 1) hand();
    if (handed === 0) done();
  });
}

/** Takes the next few of what is to come. */
function some(source: Iterator<Assignment>, most: number): Assignment[] {
  const taken: Assignment[] = [];
  for (let bytes = 0; taken.length < most && bytes < BYTES_IN_A_MESSAGE; ) {
    const { value, done } = source.next();
    if (done === true) break;
    taken.push(value);
    bytes += value.size;
  }
  return taken;
}

/**
 * Reads all assignments, in about their order; `take` is called here with readings as they come. They are asked for as
 * threads become free, so that of a million only a few are held.
 */
export async function readAll(source: Iterator<Assignment>, rules: ReadingRules, take: Take): Promise<void> {
  const first: Assignment[] = [];
  while (first.length < WORTH_THREADS) {
    const { value, done } = source.next();
    if (done === true) return readHere(first, rules, take);
    first.push(value);
  }
  const all = (function* () {
    yield* first;
    for (let { value, done } = source.next(); done !== true; { value, done } = source.next()) yield value;
  })();
  const workers = early ?? startThreads(rules.types);
  early = undefined;
  try {
    await Promise.all(
      workers.map((worker) => work(worker, rules.timeZone, () => some(all, IN_A_MESSAGE), take)),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
