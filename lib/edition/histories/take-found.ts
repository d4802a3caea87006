/** Takes histories that were found elsewhere (in git) into the edition: those of stories of which it knows nothing, or only the end. */
import type { Change } from '../publishing/change.ts';
import { joinHistory, writeRevision } from '../publishing/revisions.ts';
import { REVISION_COLUMNS, type RevisionRow } from '../revision-row.ts';
import { articleAt } from '../stored.ts';
import { articleTag, changesTag } from '../tags.ts';
import { visibilityOf } from '../visibility.ts';
import type { HistorySource } from './history-source.ts';

/**
 * Takes what is found of a story. What the edition has seen itself since it began to look (`since`, ms) comes after that. Nothing
 * is taken of a story that is not there any more, unless its path waits for it to appear elsewhere.
 */
export function takeFound(change: Change, source: HistorySource, story: string, since: number): void {
  const { db } = change;
  const found = source.revisionsOf(story);
  const last = found.at(-1);
  const article = articleAt(db, story);
  if (last === undefined) return;
  if (!article && db.row('SELECT 1 AS waits FROM departed WHERE path = ?', story) === undefined) return;
  const sql = `SELECT ${REVISION_COLUMNS} FROM revisions WHERE story = ? ORDER BY n`;
  const own = db.rows<RevisionRow>(sql, story);
  if (own.length > 0 && !follows(own, last, since)) return;
  db.run('DELETE FROM revisions WHERE story = ?', story);
  for (const row of found) writeRevision(db, story, row);
  for (const row of own) {
    // Its first is the last that was found: only the text of it is the edition's.
    const { at, kind, notes } = row.n === 1 ? last : row;
    writeRevision(db, story, { ...row, at, kind, notes, n: last.n + row.n - 1 });
  }
  change.hasHistories = true;
  change.tag(articleTag(story), changesTag);
  if (article) joinHistory(change, article);
}

/** Whether what the edition has was made since, of the very text that was found last. */
const follows = ([first, second]: readonly RevisionRow[], last: RevisionRow, since: number): boolean =>
  first?.n === 1 && first.print === last.print && second !== undefined && second.at >= since;

/** Stories that went, and paths that wait. */
export function takeFoundLines(change: Change, source: HistorySource): void {
  const { db, now } = change;
  for (const [path = '', at = 0] of source.lines('taken_down')) {
    const article = articleAt(db, String(path));
    if (article === undefined || visibilityOf(article, now) !== 'page')
      db.run('INSERT OR IGNORE INTO taken_down (path, at) VALUES (?, ?)', path, at);
  }
  const waits = 'INSERT OR IGNORE INTO departed (path, fingerprint, at) VALUES (?, ?, ?)';
  for (const [path = '', fingerprint = 0, at = 0] of source.lines('departed'))
    if (articleAt(db, String(path)) === undefined) db.run(waits, path, fingerprint, at);
}
