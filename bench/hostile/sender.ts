/** A thread that attacks, so that what measures beside it is not held up by it: told by its data, it posts its tallies. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Paper } from './kinds.ts';
import { type Attack, attack } from './send.ts';

/** A paper as it crosses to a thread: what is drawn from stands in lists. */
export interface PaperLists {
  held: readonly string[];
  cold: readonly string[];
  documents: readonly string[];
  film: string;
  beginnings: readonly string[];
}

/** Draws one after the other, and begins anew after the last. */
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
  const { order, lists } = workerData as { order: Attack; lists: PaperLists }; // what bench/hostile.ts gives along
  parentPort.postMessage(await attack(order, paperOf(lists)));
}
