/**
 * The history of stories. Nothing is written of a story until it changes: then what it said goes into its first revision,
 * and from there each revision's text is written when the next one takes its place.
 */
import type { ArticleRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { type Edit, editBetween, type Said, said } from '../revision-kind.ts';
import { revisionNumber } from '../revision-number.ts';
import { packText, publicText } from '../revision-text.ts';
import { type ArticleRow, detailOf, parse, type StoredTeaser } from '../stored.ts';
import { shownAt } from '../story-id.ts';
import { changesTag } from '../tags.ts';
import { visibilityOf } from '../visibility.ts';
import type { Change, NamedStory } from './change.ts';

/** Revisions that are kept of a story, the first and the latest among them, and bytes of their texts. */
export const REVISIONS_KEPT = 100;
export const BYTES_KEPT = 2 * 1024 * 1024;
/** So long it is told that a story was taken down (ms). */
export const TOLD_FOR = 90 * 24 * 60 * 60 * 1000;

/** What the edition has of a story's words. Read by the desk alone: the text that is not public is among it. */
export function saidBefore(db: EditionDatabase, row: ArticleRow): Said | undefined {
  const { headline, standfirst, access, updated } = parse<StoredTeaser>(row.teaser);
  const detail = detailOf(db, row);
  const sql = 'SELECT coalesce(whole, plain) AS plain FROM article_texts WHERE id = ?';
  const text = db.row<{ plain: string }>(sql, row.page);
  if (detail === undefined || text === undefined) return undefined;
  const { keyPoints, corrections } = detail;
  return { headline, standfirst, access, updated, keyPoints, corrections, plainText: text.plain };
}

/** True where a story was public by its own dates, whether or not it has expired since. */
const wasPublished = (row: ArticleRow, now: number): boolean =>
  row.status === 'published' && shownAt(row.id) <= now;

/** Called while the edition still has what the story said before. */
export function followEdit(
  change: Change,
  before: ArticleRow,
  after: ArticleRow,
  article: ArticleRecord,
): void {
  const was = visibilityOf(before, change.now);
  const is = visibilityOf(after, change.now);
  if (is !== 'page') {
    forgetHistory(change, after.path);
    if (was === 'page') noteTakenDown(change, after.path);
    return;
  }
  if (was !== 'page') noteReturn(change, after.path);
  if (!wasPublished(before, change.now)) return;
  const earlier = saidBefore(change.db, before);
  const edit = earlier && editBetween(earlier, said(article));
  if (edit) enterRevision(change, before, after, edit);
}

function enterRevision(change: Change, before: ArticleRow, after: ArticleRow, { kind, notes }: Edit): void {
  const { db } = change;
  const text = packText(publicText(db, before));
  const latest = revisionNumber(db, before.path);
  const insert =
    'INSERT INTO revisions (story, n, at, kind, notes, print, text) VALUES (?, ?, ?, ?, ?, ?, ?)';
  const { published } = parse<StoredTeaser>(before.teaser);
  if (latest === 1) db.run(insert, before.path, 1, published, 'published', '[]', before.fingerprint, text);
  else db.run('UPDATE revisions SET text = ? WHERE story = ? AND n = ?', text, before.path, latest);
  const row = [after.path, latest + 1, change.now, kind, JSON.stringify(notes), after.fingerprint] as const;
  db.run(insert, ...row, null);
  change.hasHistories = true;
  change.tag(changesTag);
  keepWithinBounds(db, after.path);
}

/** The oldest go first, the very first never. */
function keepWithinBounds(db: EditionDatabase, path: string): void {
  const kept = 'SELECT count(*) AS n, sum(length(text)) AS bytes FROM revisions WHERE story = ?';
  const oldest = 'SELECT min(n) AS n FROM revisions WHERE story = ? AND n > 1 AND text IS NOT NULL';
  for (;;) {
    const { n, bytes } = db.row<{ n: number; bytes: number }>(kept, path) ?? { n: 0, bytes: 0 };
    const victim = db.row<{ n: number | null }>(oldest, path)?.n;
    if ((n <= REVISIONS_KEPT && bytes <= BYTES_KEPT) || victim == null) return;
    db.run('DELETE FROM revisions WHERE story = ? AND n = ?', path, victim);
  }
}

function forgetHistory(change: Change, path: string): void {
  if (change.hasHistories) change.db.run('DELETE FROM revisions WHERE story = ?', path);
}

function noteTakenDown(change: Change, path: string): void {
  const { db, now } = change;
  db.run('INSERT OR REPLACE INTO taken_down (path, at) VALUES (?, ?)', path, now);
  db.run('DELETE FROM taken_down WHERE at < ?', now - TOLD_FOR);
  change.hasHistories = true;
  change.tag(changesTag);
}

function noteReturn(change: Change, path: string): void {
  if (change.hasHistories && change.db.run('DELETE FROM taken_down WHERE path = ?', path) > 0)
    change.tag(changesTag);
}

/** A story's file went. Its history waits, as its path does, for it to appear elsewhere (renames.ts); nobody sees it meanwhile. */
export function followRemoval(change: Change, row: ArticleRow): void {
  if (visibilityOf(row, change.now) === 'page') noteTakenDown(change, row.path);
}

/** A story came to a path: a history that is there is its own where it says what that ended with, or it is another's. */
export function followArrival(change: Change, row: ArticleRow): void {
  if (!change.hasHistories) return;
  if (visibilityOf(row, change.now) === 'page') noteReturn(change, row.path);
  const last = 'SELECT print FROM revisions WHERE story = ? ORDER BY n DESC LIMIT 1';
  const print = change.db.row<{ print: number }>(last, row.path)?.print;
  if (print !== undefined && (print !== row.fingerprint || visibilityOf(row, change.now) !== 'page'))
    forgetHistory(change, row.path);
}

/** The story at a path stands at another now. */
export function moveHistory({ db, hasHistories }: Change, from: string, to: string): void {
  if (!hasHistories) return;
  db.run('DELETE FROM taken_down WHERE path = ?', from);
  if (db.row('SELECT 1 AS own FROM revisions WHERE story = ? LIMIT 1', to)) return;
  db.run('UPDATE revisions SET story = ? WHERE story = ?', to, from);
}

/** Nobody waits any longer for the stories of these paths. */
export function forgetDeparted(change: Change, departed: readonly Pick<NamedStory, 'path'>[]): void {
  for (const { path } of departed) forgetHistory(change, path);
}
