/** A thread that carries what was committed from the write-ahead log into the edition's file: see `checkpoints.ts`. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

// Handed over by `checkpoints.ts`.
const { file, busy } = workerData as { file: string; busy: Int32Array };

parentPort?.on('message', ({ isLast }: { isLast: boolean }) => {
  try {
    const connection = new DatabaseSync(file, { timeout: 5000 });
    try {
      connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } finally {
      connection.close();
    }
  } catch {
    // The writer's next commit does it instead, and says what is wrong with the file.
  } finally {
    Atomics.sub(busy, 0, 1);
    Atomics.notify(busy, 0);
    if (isLast) parentPort?.close();
  }
});
