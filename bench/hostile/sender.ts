/** A thread that attacks, so that it does not hold up the measurement. Its orders are its `workerData`; it posts its tallies. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Paper } from './kinds.ts';
import { type Attack, attack } from './send.ts';

/** A paper as it is passed to a thread, with lists instead of functions. */
export interface PaperLists {
  held: readonly string[];
  cold: readonly string[];
  documents: readonly string[];
  film: string;
  beginnings: readonly string[];
}

/** Returns one after the other, and starts again after the last. */
function drawer(list: readonly string[]): () => string {
  let n = -1;
  return () => {
    n += 1;
    return list[n % list.length] ?? '/';
  };
}

export const paperOf = ({ cold, documents, ...rest }: PaperLists): Paper => ({
  ...rest,
  cold: drawer(cold),
  document: drawer(documents),
});

if (parentPort !== null) {
  const { order, lists } = workerData as { order: Attack; lists: PaperLists }; // what bench/hostile.ts passes
  parentPort.postMessage(await attack(order, paperOf(lists)));
}
