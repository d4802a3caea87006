/** Reads files: a few of them here, many of them in worker threads. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Assignment, type Reading, type ReadingRules, readFile } from './read-file.ts';

/** Starting threads takes as long as reading about so many files. */
const WORTH_THREADS = 96;
/** Files in a message: enough to make its cost small, few enough to keep all threads busy to the end. */
const IN_A_MESSAGE = 48;

type Take = (readings: readonly Reading[]) => void;

async function readHere(assignments: readonly Assignment[], rules: ReadingRules, take: Take): Promise<void> {
  for (const assignment of assignments) {
    const { report, needs, unchanged } = await readFile(assignment, rules);
    take([{ report, needs, unchanged }]);
  }
}

/** Runs one thread until no assignments are left. */
function work(worker: Worker, next: () => readonly Assignment[], take: Take): Promise<void> {
  return new Promise((done, fail) => {
    const hand = (): boolean => {
      const assignments = next();
      if (assignments.length > 0) worker.postMessage(assignments);
      return assignments.length > 0;
    };
    worker.on('message', (readings: Reading[]) => {
      try {
        // The thread is given its next files before these are published.
        const hasMore = hand();
        take(readings);
        if (!hasMore) done();
      } catch (error) {
        fail(error);
      }
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`A reading thread ended by itself (${code}).`)));
    if (!hand()) done();
  });
}

/** Reads all assignments, in about their order; `take` is called here with readings as they come. */
export async function readAll(
  assignments: readonly Assignment[],
  rules: ReadingRules,
  take: Take,
): Promise<void> {
  if (assignments.length < WORTH_THREADS) return readHere(assignments, rules, take);
  let position = 0;
  const next = (): readonly Assignment[] => {
    const some = assignments.slice(position, position + IN_A_MESSAGE);
    position += some.length;
    return some;
  };
  const script = new URL('./read-worker.ts', import.meta.url);
  const threads = Math.min(availableParallelism(), Math.ceil(assignments.length / IN_A_MESSAGE));
  const workers = Array.from(
    { length: threads },
    () => new Worker(script, { workerData: rules, resourceLimits: { maxYoungGenerationSizeMb: 16 } }),
  );
  try {
    await Promise.all(workers.map((worker) => work(worker, next, take)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
