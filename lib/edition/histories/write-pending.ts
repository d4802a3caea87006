/** Writes to the file of histories what was noted down in the edition. */
import type { EditionDatabase } from '../database.ts';
import { relationOf, setEqual } from './equality.ts';
import type { HistoryFile } from './history-file.ts';
import { HistoryReplaced } from './open-history.ts';
import { hasPending, listPending, noteAll, push } from './push.ts';

/**
 * Makes the file equal to the edition at every key that is noted down, and strikes the keys. To be called at the end of a
 * transaction of the edition: the file's own comes to its end first. Where the edition's then fails, or never ends, the file has
 * what the edition does not say, which the next call finds and takes back. Returns whether there was anything to write.
 *
 * @throws HistoryUnusable where the file could not be written: the keys stay
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
