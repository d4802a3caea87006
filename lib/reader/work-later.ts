/** What is done when the answer has gone out: nobody waits for it, and how long it takes says nothing. */
import type { ReaderDesk } from './desk.ts';

export interface LaterWork {
  later: ReaderDesk['later'];
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
}

export function workLater(log: ReaderDesk['log']): LaterWork {
  const atWork = new Set<Promise<void>>();
  return {
    later(failure, work) {
      const done = new Promise<void>((resolve) => setImmediate(resolve))
        .then(work)
        .catch((error: unknown) => log('error', failure, error))
        .finally(() => atWork.delete(done));
      atWork.add(done);
    },
    async idle() {
      while (atWork.size > 0) await Promise.all(atWork);
    },
  };
}
