/** Writes to the file of histories what was noted down in the edition. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { EditionDatabase } from '../database.ts';
import { setEqual } from './equality.ts';
import type { HistoryFile } from './history-file.ts';
import { listPending, push } from './push.ts';

/**
 * Makes the file equal to the edition at every key that is noted down, in one transaction, and strikes the keys. The edition keeps
 * still meanwhile: what is struck is what was written. Killed between the two, the same is written again.
 */
export function writePending(edition: EditionDatabase, history: HistoryFile): void {
  makeDurable(edition.file);
  edition.transaction(() => {
    const version = history.transaction(() => {
      for (const key of listPending(edition)) push(edition, history, key);
      const next = history.version + 1;
      history.setMeta('version', String(next));
      return next;
    });
    edition.run('DELETE FROM history_pending');
    setEqual(edition, { id: history.id, version });
  });
  history.carry();
}

/** The file must not know what a power cut could take from the edition, whose log is not on the disk when a transaction is over. */
function makeDurable(edition: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(`${edition}-wal`, 'r+');
  } catch {
    return; // There is no log: all of it is in the file.
  }
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
