/** Takes histories that were found elsewhere (in git) into the edition, if it has no history of the story, or only its end. */
import type { Change } from '../publishing/change.ts';
import { joinHistory, writeRevision } from '../publishing/revisions.ts';
import { REVISION_COLUMNS, type RevisionRow } from '../revision-row.ts';
import { articleAt } from '../stored.ts';
import { articleTag, changesTag } from '../tags.ts';
import { visibilityOf } from '../visibility.ts';
import type { HistorySource } from './history-source.ts';

/**
 * Takes the history that was found of a story. Revisions that the edition itself made since the search began (`since`, ms) come
 * after it. Nothing is taken of a story that no longer exists, unless its path waits for it to appear elsewhere.
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
    // The edition's first revision is the last one found. Only its text is the edition's.
    const { at, kind, notes } = row.n === 1 ? last : row;
    writeRevision(db, story, { ...row, at, kind, notes, n: last.n + row.n - 1 });
  }
  change.hasHistories = true;
  change.tag(articleTag(story), changesTag);
  if (article) joinHistory(change, article);
}

/** True if the edition's revisions were made since then, and begin with the text that was found last. */
const follows = ([first, second]: readonly RevisionRow[], last: RevisionRow, since: number): boolean =>
  first?.n === 1 && first.print === last.print && second !== undefined && second.at >= since;

/** Takes the stories that were taken down, and the paths that wait for their stories. */
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
