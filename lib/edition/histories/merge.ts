/** Makes an edition and a file of histories equal where they are not: each takes from the other what it does not have. */
import type { EditionDatabase } from '../database.ts';
import { HISTORY_TABLES, keyOf } from '../history-lines.ts';
import type { Published } from '../publish.ts';
import { Change } from '../publishing/change.ts';
import { type Relation, setEqual } from './equality.ts';
import { fillOldRows } from './fill-old-rows.ts';
import type { HistoryFile } from './history-file.ts';
import type { HistorySource } from './history-source.ts';
import { type Pulled, pull } from './pull.ts';

export interface Merged extends Pulled {
  published: Published;
}

/**
 * Takes into the edition what the file has, and what was left of a damaged one; notes down everything, so that it is written to
 * the file next. `relation`: what the file is to the edition; of an old copy of it the edition has all. `now`: ms.
 */
export function merge(
  edition: EditionDatabase,
  history: HistoryFile,
  { relation, salvage, now }: { relation: Relation; salvage: HistorySource | undefined; now: number },
): Merged {
  return edition.transaction(() => {
    const change = new Change(edition, now);
    const unsound = fillOldRows(edition);
    const isFresh = salvage === undefined && hasNone(edition);
    const salvaged = salvage && pull(change, salvage, { isAhead: false });
    const pulled: Pulled =
      relation === 'behind'
        ? { stories: 0, unsound: [] }
        : pull(change, history, { isAhead: relation === 'ahead' });
    unsound.push(...(salvaged?.unsound ?? []), ...pulled.unsound);
    if (isFresh && unsound.length === 0) edition.run('DELETE FROM history_pending');
    else noteAll(edition, history);
    setEqual(edition, history);
    return { published: change.finish(), stories: pulled.stories, unsound };
  });
}

const hasNone = (edition: EditionDatabase): boolean =>
  ['revisions', ...HISTORY_TABLES].every(
    (table) => edition.row(`SELECT 1 AS some FROM ${table} LIMIT 1`) === undefined,
  );

/** Notes down every key of the edition and of the file. */
function noteAll(edition: EditionDatabase, history: HistoryFile): void {
  const note = 'INSERT OR IGNORE INTO history_pending (what, key)';
  edition.run(`${note} SELECT DISTINCT 'revisions', story FROM revisions`);
  for (const story of history.stories()) edition.run(`${note} VALUES ('revisions', ?)`, story);
  for (const table of HISTORY_TABLES) {
    edition.run(`${note} SELECT '${table}', ${keyOf(table)} FROM ${table}`);
    for (const [key] of history.lines(table)) edition.run(`${note} VALUES ('${table}', ?)`, String(key));
  }
}
