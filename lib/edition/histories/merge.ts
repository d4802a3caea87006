/** Makes an edition and a file of histories equal: each takes from the other what it does not have. */
import type { EditionDatabase } from '../database.ts';
import { HISTORY_TABLES } from '../history-lines.ts';
import type { Change } from '../publishing/change.ts';
import { type Relation, setEqual } from './equality.ts';
import { fillOldRows } from './fill-old-rows.ts';
import type { HistoryFile } from './history-file.ts';
import type { HistorySource } from './history-source.ts';
import { type Pulled, pull } from './pull.ts';
import { noteAll } from './push.ts';

/** Whether the edition takes anything from a file in this relation. */
const TEACHES: Readonly<Record<Relation, boolean>> = {
  equal: false,
  unconfirmed: false,
  behind: false,
  ahead: true,
  other: true,
};

/**
 * Takes into the edition what the file has, and what could be saved of a damaged one. Then notes every key, so that everything is
 * written to the file before the transaction ends.
 *
 * @param options the relation of the file to the edition, and what was saved
 */
export function merge(
  change: Change,
  history: HistoryFile,
  { relation, salvage }: { relation: Relation; salvage: HistorySource | undefined },
): Pulled {
  const { db } = change;
  const unsound = fillOldRows(db);
  const isFresh = relation === 'other' && salvage === undefined && isEmpty(db);
  const salvaged = salvage && pull(change, salvage, { isAhead: false });
  const pulled: Pulled = TEACHES[relation]
    ? pull(change, history, { isAhead: relation === 'ahead' })
    : { stories: 0, unsound: [] };
  unsound.push(...(salvaged?.unsound ?? []), ...pulled.unsound);
  if (isFresh && unsound.length === 0) db.run('DELETE FROM history_pending');
  else noteAll(db, history);
  setEqual(db, history);
  return { stories: pulled.stories, unsound };
}

/** True if nothing has been read into the edition yet. */
const isEmpty = (db: EditionDatabase): boolean =>
  ['articles', 'revisions', ...HISTORY_TABLES].every(
    (table) => db.row(`SELECT 1 AS some FROM ${table} LIMIT 1`) === undefined,
  );
