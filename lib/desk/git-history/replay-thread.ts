/** The thread that replays a git history, so that no save waits for it. Started by `find-histories.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Replayed, type ReplayOptions, replayGit } from './replay.ts';

export type ReplayOrder = Omit<ReplayOptions, 'signal'> & {
  /** After this long it is given up (ms). */
  longest: number;
};
export type ReplayAnswer = { replayed: Replayed } | { failure: string };

// Handed over by `find-histories.ts`.
const { longest, ...order } = workerData as ReplayOrder;

async function answer(): Promise<ReplayAnswer> {
  try {
    return { replayed: await replayGit({ ...order, signal: AbortSignal.timeout(longest) }) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(await answer());
