/** Writes everything that is noted in the edition to the file of histories. */
import type { EditionDatabase } from '../database.ts';
import { relationOf, setEqual } from './equality.ts';
import type { HistoryFile } from './history-file.ts';
import { HistoryReplaced } from './open-history.ts';
import { hasPending, listPending, noteAll, push } from './push.ts';

/**
 * Makes the file equal to the edition at every noted key, and deletes the keys. To be called at the end of a transaction of the
 * edition; the file's own transaction ends first. If the edition's then fails or never ends, the file is ahead, which the next call
 * finds and takes back.
 *
 * @returns whether there was anything to write
 * @throws HistoryUnusable if the file could not be written; the keys stay
 */
export function writePending(edition: EditionDatabase, history: HistoryFile): boolean {
  if (!hasPending(edition)) return false;
  if (history.isReplaced()) throw new HistoryReplaced('It was deleted, or another one took its place.');
  const relation = relationOf(edition, history);
  if (relation === 'unconfirmed') noteAll(edition, history);
  else if (relation !== 'equal') throw new HistoryReplaced(`It is not as the edition knows it: ${relation}.`);
  const version = history.transaction(() => {
    for (const key of listPending(edition)) push(edition, history, key);
    const next = history.version + 1;
    history.setMeta('version', String(next));
    return next;
  });
  edition.run('DELETE FROM history_pending');
  setEqual(edition, { id: history.id, version });
  return true;
}
