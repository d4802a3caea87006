/** What stories said before, and which of them changed. */
import type { Path } from '../../routes.ts';
import type { CorrectionRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { Correction, Revision, RevisionKind, StoryChange } from '../model.ts';
import { findLiving } from '../moves.ts';
import { isSound, REVISION_COLUMNS, type RevisionRow } from '../revision-row.ts';
import { publicText, unpackText } from '../revision-text.ts';
import { articleAt, parse, type StoredTeaser } from '../stored.ts';
import { visibleBelow } from '../story-id.ts';
import { instant, UNEXPIRED } from '../teaser.ts';
import { visibilityOf } from '../visibility.ts';

const toCorrection = ({ date, kind, text }: CorrectionRecord): Correction => ({
  date: instant(date),
  kind,
  text,
});

/**
 * Every revision that is kept of the story at a path, newest first; none where it is not visible at `now` (ms). Each text is
 * what everyone could read at its time: of a story that was free then and is not now that is more than may be shown. A damaged
 * one is left out, and reported to `onUnsound`.
 */
export function listRevisions(db: EditionDatabase, { path, now }: { path: Path; now: number }): Revision[] {
  const row = articleAt(db, path);
  if (!row || visibilityOf(row, now) !== 'page') return [];
  const text = publicText(db, row);
  const sql = `SELECT ${REVISION_COLUMNS} FROM revisions WHERE story = ? ORDER BY n DESC`;
  const kept = db.rows<RevisionRow>(sql, path);
  const rows = kept.filter(isSound);
  if (rows.length < kept.length)
    for (const row of kept) if (!isSound(row)) db.sayUnsound({ story: path, n: row.n });
  if (rows.length === 0) {
    const { published } = parse<StoredTeaser>(row.teaser);
    return [{ number: 1, at: instant(published), kind: 'published', notes: [], text }];
  }
  return rows.map((revision) => ({
    number: revision.n,
    at: instant(revision.at),
    kind: revision.kind,
    notes: parse<CorrectionRecord[]>(revision.notes).map(toCorrection),
    text: revision.text === null ? text : unpackText(revision.text),
  }));
}

interface Period {
  /** ms; what is of this instant is not of the period. */
  after: number;
  limit: number;
  now: number;
}

/** Stories visible at `now` (ms) that changed, and stories that went, in a period: newest first. */
export function listChanges(db: EditionDatabase, period: Period): StoryChange[] {
  return [...changed(db, period), ...takenDown(db, period), ...expired(db, period)]
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.path < b.path ? -1 : 1))
    .slice(0, period.limit);
}

function changed(db: EditionDatabase, { after, limit, now }: Period): StoryChange[] {
  const sql = `SELECT r.story AS path, r.n AS revision, r.kind, r.at FROM revisions r CROSS JOIN articles a ON a.path = r.story
    WHERE r.text IS NULL AND r.at > ? AND a.status = 'published' AND a.id < ? AND ${UNEXPIRED}
    ORDER BY r.at DESC LIMIT ?`;
  return db
    .rows<{ path: string; revision: number; kind: RevisionKind; at: number }>(
      sql,
      after,
      visibleBelow(now),
      now,
      limit,
    )
    .map((row) => ({ ...row, at: instant(row.at) }));
}

type Went = { path: string; at: number };

const toWithdrawn = ({ path, at }: Went): StoryChange => ({ path, at: instant(at), withdrawn: true });

/** What readers are led elsewhere from is not gone. */
function takenDown(db: EditionDatabase, { after, limit, now }: Period): StoryChange[] {
  const sql = 'SELECT path, at FROM taken_down WHERE at > ? ORDER BY at DESC LIMIT ?';
  return db
    .rows<Went>(sql, after, limit)
    .filter(({ path }) => findLiving(db, path, now) === undefined)
    .map(toWithdrawn);
}

/** Listed or not: whether the desk has come to taking them out of the lists makes no difference to readers. */
function expired(db: EditionDatabase, { after, limit, now }: Period): StoryChange[] {
  const sql = `SELECT path, expires AS at FROM articles
    WHERE listed = ? AND expires > ? AND expires <= ? AND status = 'published' ORDER BY expires DESC LIMIT ?`;
  return [0, 1].flatMap((listed) => db.rows<Went>(sql, listed, after, now, limit).map(toWithdrawn));
}

/** Kinds of the revisions that are kept of the stories at these paths, by number; a story that never changed has none. */
export function findRevisionKinds(
  db: EditionDatabase,
  paths: readonly Path[],
): Map<Path, { number: number; kind: RevisionKind }[]> {
  const sql =
    'SELECT r.story AS path, r.n AS number, r.kind FROM json_each(?) j CROSS JOIN revisions r ON r.story = j.value';
  const rows = db.rows<{ path: Path; number: number; kind: RevisionKind }>(sql, JSON.stringify(paths));
  return Map.groupBy(rows, ({ path }) => path);
}
