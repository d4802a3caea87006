/** Takes histories into the edition, from the file of histories or from what is left of one. */
import {
  columnsOf,
  HISTORY_TABLES,
  type HistoryLine,
  type HistoryTable,
  placesOf,
} from '../history-lines.ts';
import { UNKNOWN } from '../last-said.ts';
import type { RevisionKind } from '../model.ts';
import type { Change } from '../publishing/change.ts';
import { writeRevision } from '../publishing/revisions.ts';
import { isComplete } from '../queries/status.ts';
import { isSound, type RevisionRow } from '../revision-row.ts';
import { articleAt } from '../stored.ts';
import { articleTag, changesTag } from '../tags.ts';
import { visibilityOf } from '../visibility.ts';
import type { HistorySource } from './history-source.ts';

export interface Pulled {
  /** How many stories' histories were taken. */
  stories: number;
  /** Damaged revisions. */
  unsound: { story: string; n: number }[];
}

/**
 * Takes every history that goes further than the edition's own, and the lines that it does not have. The last revision of such a
 * history is at first without a story: the story is joined to it when it is read, or by `settleHistories`.
 *
 * `isAhead`: the edition was equal to the source, which was written to since; where the two differ, the source is right.
 */
export function pull(change: Change, source: HistorySource, { isAhead }: { isAhead: boolean }): Pulled {
  const pulled: Pulled = { stories: 0, unsound: [] };
  for (const story of source.stories()) {
    const rows = soundRows(source.revisionsOf(story), (n) => pulled.unsound.push({ story, n }));
    if (goesFurther(change, story, rows.at(-1))) {
      take(change, story, rows);
      pulled.stories += 1;
    }
  }
  for (const table of HISTORY_TABLES)
    for (const line of source.lines(table)) takeLine(change, table, line, isAhead);
  return pulled;
}

const KINDS: readonly RevisionKind[] = ['published', 'update', 'correction', 'clarification', 'silent'];

/** True if a damaged row can at least hold the place of its number. */
const canStand = ({ n, at, kind, print, notes }: RevisionRow): boolean =>
  [n, at, print].every(Number.isSafeInteger) && KINDS.includes(kind) && notes === '[]';

/** The rows without the damaged ones. If the last one is damaged, it is kept without a text: what the story said is unknown. */
function soundRows(rows: readonly RevisionRow[], onUnsound: (n: number) => void): RevisionRow[] {
  const sound: RevisionRow[] = [];
  for (const row of rows) {
    if (row.sum !== null && isSound(row)) sound.push(row);
    else {
      onUnsound(Number(row.n));
      if (row === rows.at(-1) && canStand(row)) sound.push({ ...row, text: null, said: UNKNOWN });
    }
  }
  const last = sound.at(-1);
  return last ? [...sound.slice(0, -1), { ...last, said: last.said ?? UNKNOWN }] : [];
}

function goesFurther({ db }: Change, story: string, theirs: RevisionRow | undefined): boolean {
  if (theirs === undefined) return false;
  const latest = 'SELECT n, said, text FROM revisions WHERE story = ? ORDER BY n DESC LIMIT 1';
  const ours = db.row<Pick<RevisionRow, 'n' | 'said' | 'text'>>(latest, story);
  if (ours === undefined || ours.n < theirs.n) return true;
  const isUnknown = ours.said === UNKNOWN && ours.text === null;
  return isUnknown && ours.n === theirs.n && theirs.text !== null;
}

function take(change: Change, story: string, rows: readonly RevisionRow[]): void {
  change.db.run('DELETE FROM revisions WHERE story = ?', story);
  for (const row of rows) writeRevision(change.db, story, row);
  change.hasHistories = true;
  tagWhereServed(change, articleTag(story), changesTag);
}

function takeLine(change: Change, table: HistoryTable, line: HistoryLine, isAhead: boolean): void {
  const { db, now } = change;
  const [key, target] = line;
  const article = articleAt(db, String(key));
  // A story that is there now has not been taken down or moved.
  if (
    table === 'taken_down'
      ? article && visibilityOf(article, now) === 'page'
      : article && table !== 'first_paths'
  )
    return;
  const insert = isAhead ? 'INSERT OR REPLACE' : 'INSERT OR IGNORE';
  const sql = `${insert} INTO ${table} (${columnsOf(table)}) VALUES (${placesOf(table)})`;
  if (db.run(sql, ...line) === 0) return;
  if (table === 'taken_down') change.hasHistories = true;
  if (table === 'renames') tagWhereServed(change, articleTag(String(key)), articleTag(String(target)));
}

/** Tags a change, unless the edition is still being filled: nothing of it is served yet. */
function tagWhereServed(change: Change, ...tags: string[]): void {
  if (isComplete(change.db)) change.tag(...tags);
}
