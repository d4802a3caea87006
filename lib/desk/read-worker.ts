/** A thread that reads files: a list of assignments comes in, their readings go out. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Assignment, type ReadingRules, readFile } from './read-file.ts';

// Handed over by `reader-pool.ts`.
const rules = workerData as ReadingRules;

parentPort?.on('message', async (assignments: readonly Assignment[]) => {
  const readings = [];
  for (const assignment of assignments) {
    const { report, needs, unchanged } = await readFile(assignment, rules);
    readings.push({ report, needs, unchanged });
  }
  parentPort?.postMessage(readings);
});
