/** A thread that carries what was committed from the write-ahead log into the edition's file: see `checkpoints.ts`. */
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

// Handed over by `checkpoints.ts`.
const { file, busy } = workerData as { file: string; busy: Int32Array };

/** Opens the file only if it exists. */
function openThere(): DatabaseSync {
  const url = pathToFileURL(file);
  url.searchParams.set('mode', 'rw');
  return new DatabaseSync(url, { timeout: 5000 });
}

function carry(connection: DatabaseSync, isLast: boolean): void {
  const { log, checkpointed } = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)').get() ?? {};
  if (!isLast || log !== checkpointed) return;
  // Everything is in the file now. Emptying the log makes the writer wait for a moment; readers are not waited for.
  connection.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
}

parentPort?.on('message', ({ isLast }: { isLast: boolean }) => {
  try {
    const connection = openThere();
    try {
      carry(connection, isLast);
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
