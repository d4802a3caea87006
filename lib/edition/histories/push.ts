/** Writes changed histories from the edition to their file: for each noted key, what the edition has now. */
import type { EditionDatabase } from '../database.ts';
import { columnsOf, HISTORY_TABLES, type HistoryTable, keyOf } from '../history-lines.ts';
import { packSaid, UNKNOWN } from '../last-said.ts';
import { isSound, REVISION_COLUMNS, type RevisionRow, sumOf } from '../revision-row.ts';
import { packText, publicText } from '../revision-text.ts';
import { saidBefore } from '../said-before.ts';
import { articleAt } from '../stored.ts';
import type { HistoryFile } from './history-file.ts';

export interface PendingKey {
  what: HistoryTable | 'revisions';
  key: string;
}

export const listPending = (edition: EditionDatabase): PendingKey[] =>
  edition.rows('SELECT what, key FROM history_pending');

export const hasPending = (edition: EditionDatabase): boolean =>
  edition.row('SELECT 1 AS some FROM history_pending LIMIT 1') !== undefined;

/** Notes every key of the edition and of the file. */
export function noteAll(edition: EditionDatabase, history: HistoryFile): void {
  const note = 'INSERT OR IGNORE INTO history_pending (what, key)';
  edition.run(`${note} SELECT DISTINCT 'revisions', story FROM revisions`);
  for (const story of history.stories()) edition.run(`${note} VALUES ('revisions', ?)`, story);
  for (const table of HISTORY_TABLES) {
    edition.run(`${note} SELECT '${table}', ${keyOf(table)} FROM ${table}`);
    for (const [key] of history.lines(table)) edition.run(`${note} VALUES ('${table}', ?)`, String(key));
  }
}

/** Makes the file equal to the edition at a key. Doing it again changes nothing. */
export function push(edition: EditionDatabase, history: HistoryFile, { what, key }: PendingKey): void {
  if (what === 'revisions') {
    pushStory(edition, history, key);
    return;
  }
  const sql = `SELECT ${columnsOf(what)} FROM ${what} WHERE ${keyOf(what)} = ?`;
  const line = edition.row<Record<string, string | number>>(sql, key);
  if (line) history.putLine(what, Object.values(line));
  else history.removeLine(what, key);
}

type Summed = Pick<RevisionRow, 'n' | 'sum'>;

const isSameSum = (one: Uint8Array | null | undefined, other: Uint8Array | null): boolean =>
  one != null && other !== null && Buffer.from(one).equals(other);

/** Reads only the texts that differ from those in the file: of a hundred revisions, usually the last two. */
function pushStory(edition: EditionDatabase, history: HistoryFile, story: string): void {
  const theirs = new Map(
    history
      .rows<Summed>('SELECT n, sum FROM revisions WHERE story = ?', story)
      .map(({ n, sum }) => [n, sum] as const),
  );
  const ours = edition.rows<Summed>('SELECT n, sum FROM revisions WHERE story = ?', story);
  for (const { n, sum } of ours) {
    if (!isSameSum(theirs.get(n), sum)) pushRevision(edition, history, story, n);
    theirs.delete(n);
  }
  for (const n of theirs.keys()) history.run('DELETE FROM revisions WHERE story = ? AND n = ?', story, n);
}

/** Writes a revision of the edition to the file, unless it is damaged. */
export function pushRevision(edition: EditionDatabase, history: HistoryFile, story: string, n: number): void {
  const sql = `SELECT ${REVISION_COLUMNS} FROM revisions WHERE story = ? AND n = ?`;
  const row = edition.row<RevisionRow>(sql, story, n);
  // The file's copy of a damaged revision may be sound.
  if (row === undefined || !isSound(row)) return;
  const whole = row.text === null && row.said === null ? withStory(edition, story, row) : row;
  history.putRevision(story, { ...whole, sum: sumOf(whole) });
}

/** A latest revision, with the text of its story. */
function withStory(edition: EditionDatabase, story: string, row: RevisionRow): RevisionRow {
  const article = articleAt(edition, story);
  const said = article && saidBefore(edition, article);
  if (!said) return { ...row, said: UNKNOWN };
  return { ...row, said: packSaid(said), text: packText(publicText(edition, article)) };
}
