/**
 * The history of stories. Nothing is written of a story until it changes: then what it said goes into its first revision,
 * and from there each revision's text is written when the next one takes its place, or when the story goes: a history without a
 * story contains the last text too.
 */
import type { ArticleRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { comparable, packSaid, saidThen } from '../last-said.ts';
import { type Edit, editBetween, type Said, said } from '../revision-kind.ts';
import { REVISION_COLUMNS, type RevisionRow, sumOf } from '../revision-row.ts';
import { packText, publicText } from '../revision-text.ts';
import { saidBefore } from '../said-before.ts';
import { type ArticleRow, articleAt, parse, type StoredTeaser } from '../stored.ts';
import { shownAt } from '../story-id.ts';
import { articleTag, changesTag } from '../tags.ts';
import { visibilityOf } from '../visibility.ts';
import type { Change, NamedStory } from './change.ts';

/** Revisions that are kept of a story, the first and the latest among them, and bytes of their texts. */
export const REVISIONS_KEPT = 100;
export const BYTES_KEPT = 2 * 1024 * 1024;
/** So long it is told that a story was taken down (ms). */
export const TOLD_FOR = 90 * 24 * 60 * 60 * 1000;

/** A revision to be written. Its checksum is computed. */
type Written = Omit<RevisionRow, 'sum'>;

const latestOf = (db: EditionDatabase, path: string): RevisionRow | undefined =>
  db.row(`SELECT ${REVISION_COLUMNS} FROM revisions WHERE story = ? ORDER BY n DESC LIMIT 1`, path);

/** Writes a revision, replacing the one with its number. */
export function writeRevision(db: EditionDatabase, path: string, row: Written): void {
  const { n, at, kind, notes, print, said: last, text } = row;
  db.run(
    `INSERT OR REPLACE INTO revisions (story, ${REVISION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    path,
    n,
    at,
    kind,
    notes,
    print,
    last,
    text,
    text === null ? null : sumOf(row),
  );
}

/** True where a story was public by its own dates, whether or not it has expired since. */
const wasPublished = (row: ArticleRow, now: number): boolean =>
  row.status === 'published' && shownAt(row.id) <= now;

/** True if the story of a latest revision may have a history: it is public, or was until it expired. */
const keepsHistory = (row: ArticleRow, { print }: RevisionRow, now: number): boolean =>
  visibilityOf(row, now) === 'page' || (wasPublished(row, now) && print === row.fingerprint);

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
  const latest = change.hasHistories ? latestOf(change.db, after.path) : undefined;
  if (latest !== undefined && latest.said !== null) {
    rejoin(change, latest, after, said(article));
    return;
  }
  if (!wasPublished(before, change.now)) return;
  const earlier = saidBefore(change.db, before);
  const edit = earlier && editBetween(earlier, said(article));
  if (edit) {
    const first = {
      n: 1,
      at: parse<StoredTeaser>(before.teaser).published,
      kind: 'published',
      notes: '[]',
      print: before.fingerprint,
    } as const;
    const text = packText(publicText(change.db, before));
    writeRevision(change.db, before.path, { ...(latest ?? first), said: null, text });
    addRevision(change, after, (latest ?? first).n + 1, edit);
  } else if (latest) standBehind(change.db, latest, after);
}

function addRevision(change: Change, after: ArticleRow, n: number, { kind, notes }: Edit): void {
  const { path, fingerprint } = after;
  const row = { n, at: change.now, kind, notes: JSON.stringify(notes), print: fingerprint };
  writeRevision(change.db, path, { ...row, said: null, text: null });
  change.hasHistories = true;
  change.tag(changesTag);
  keepWithinBounds(change.db, path);
}

/** Makes the story in a row the text of the latest revision: only things other than its words have changed. */
const standBehind = (db: EditionDatabase, latest: RevisionRow, { path, fingerprint }: ArticleRow): void =>
  writeRevision(db, path, { ...latest, print: fingerprint, said: null, text: null });

/** Joins a story to a history that had none: what the story says now is the latest revision, or a new one. */
function rejoin(change: Change, latest: RevisionRow, row: ArticleRow, now: Said): void {
  const { db } = change;
  const before = saidThen(latest);
  const isUnknown = before === undefined && latest.print !== row.fingerprint;
  const edit: Edit | undefined = isUnknown
    ? { kind: 'silent', notes: [] }
    : before && editBetween(before, comparable(now));
  if (edit === undefined) {
    standBehind(db, latest, row);
    return;
  }
  if (latest.text === null) db.run('DELETE FROM revisions WHERE story = ? AND n = ?', row.path, latest.n);
  else writeRevision(db, row.path, { ...latest, said: null });
  addRevision(change, row, latest.n + 1, edit);
  change.tag(articleTag(row.path));
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

/**
 * Called when a story's file went, while the edition still has the story. The history waits, like the path, for the story to appear
 * elsewhere (renames.ts); nobody sees it meanwhile.
 */
export function followRemoval(change: Change, row: ArticleRow): void {
  const { db, now } = change;
  if (visibilityOf(row, now) === 'page') noteTakenDown(change, row.path);
  const latest = change.hasHistories ? latestOf(db, row.path) : undefined;
  const last = latest && latest.said === null ? saidBefore(db, row) : undefined;
  if (latest && last)
    writeRevision(db, row.path, { ...latest, said: packSaid(last), text: packText(publicText(db, row)) });
}

/**
 * Called when a story came to a path. A history at that path belongs to it, unless it waits for a story that left the path and said
 * something else. A rebuilt edition has histories before it has stories: those do not wait.
 */
export function followArrival(change: Change, row: ArticleRow, article: ArticleRecord): void {
  const { db, now, hasHistories } = change;
  if (!hasHistories) return;
  if (visibilityOf(row, now) === 'page') noteReturn(change, row.path);
  const latest = latestOf(db, row.path);
  if (latest === undefined) return;
  const isAnother =
    latest.print !== row.fingerprint &&
    db.row('SELECT 1 AS went FROM departed WHERE path = ?', row.path) !== undefined;
  if (isAnother || !keepsHistory(row, latest, now)) forgetHistory(change, row.path);
  else if (latest.said !== null) rejoin(change, latest, row, said(article));
}

/** Joins the story in a row to the history at its path, if that has no story. */
export function joinHistory(change: Change, row: ArticleRow): void {
  const latest = latestOf(change.db, row.path);
  if (latest === undefined || latest.said === null) return;
  const now = keepsHistory(row, latest, change.now) ? saidBefore(change.db, row) : undefined;
  if (now === undefined) forgetHistory(change, row.path);
  else rejoin(change, latest, row, now);
}

/** The story at a path stands at another now. */
export function moveHistory(change: Change, from: string, to: string): void {
  const { db } = change;
  if (!change.hasHistories) return;
  db.run('DELETE FROM taken_down WHERE path = ?', from);
  if (db.row('SELECT 1 AS own FROM revisions WHERE story = ? LIMIT 1', to)) forgetHistory(change, from);
  else db.run('UPDATE revisions SET story = ? WHERE story = ?', to, from);
  const row = articleAt(db, to);
  if (row) joinHistory(change, row);
}

/** Nobody waits any longer for the stories of these paths. */
export function forgetDeparted(change: Change, departed: readonly Pick<NamedStory, 'path'>[]): void {
  for (const { path } of departed) forgetHistory(change, path);
}
