/**
 * Time passing: stories and live entries that become visible, stories that expire, breaking news that has had its hours, slots of a front that
 * end. Queries go by the clock themselves; what is announced here is which finished pages are no longer right.
 */
import type { FrontRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import type { Published } from './publish.ts';
import { Change } from './publishing/change.ts';
import { enterLists, leaveLists } from './publishing/listing.ts';
import { tagAppearance, tagDeparture, tagLists, tagPage } from './publishing/story-tags.ts';
import { type ArticleRow, detailOf, parse, readDocuments, type StoredTeaser } from './stored.ts';
import { shownAt, visibleBelow } from './story-id.ts';
import { articleTag, frontTag } from './tags.ts';
import { BREAKING_FOR } from './visibility.ts';

/** Instant (ms) up to which everything has been announced. */
const clockOf = (db: EditionDatabase): number | undefined =>
  db.row<{ value: number }>(`SELECT value FROM meta WHERE name = 'clock'`)?.value;

/**
 * Announces what became due since the last time, also while nobody watched: one row of `changes` with its tags.
 * Where nothing is due nothing is written. A clock that was set back is followed as well.
 */
export function announceDue(db: EditionDatabase, now: number): Published {
  const clock = clockOf(db);
  if (clock !== undefined && clock <= now) {
    const due = nextDue(db, clock);
    if (due === undefined || due > now) return { change: undefined, tags: [] };
  }
  return db.transaction(() => {
    const change = new Change(db, now);
    settleClock(change);
    return change.finish();
  });
}

/** Instant (ms) of the first thing to announce after `now`, or undefined where nothing is to come. */
export function nextDue(db: EditionDatabase, now: number): number | undefined {
  const appears = db.row<{ id: number }>(
    `SELECT id FROM articles WHERE id >= ? AND status <> 'draft' ORDER BY id LIMIT 1`,
    visibleBelow(now),
  );
  const expires = db.row<{ at: number }>(
    'SELECT expires AS at FROM articles WHERE listed = 1 AND expires > ? ORDER BY expires LIMIT 1',
    now,
  );
  const cools = db.row<{ id: number }>(
    'SELECT id FROM articles WHERE breaking = 1 AND id >= ? ORDER BY id LIMIT 1',
    visibleBelow(now - BREAKING_FOR),
  );
  const enters = db.row<{ at: number }>('SELECT at FROM live_entries WHERE at > ? ORDER BY at LIMIT 1', now);
  const instants = [
    enters?.at,
    appears && shownAt(appears.id),
    expires?.at,
    cools && shownAt(cools.id) + BREAKING_FOR,
    ...slotEnds(db).filter((until) => until > now),
  ].filter((at) => at !== undefined);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

const slotEnds = (db: EditionDatabase): number[] =>
  readDocuments<FrontRecord>(db, 'front').flatMap(({ blocks }) =>
    blocks.flatMap(({ slots }) => slots.flatMap(({ until }) => until ?? [])),
  );

/** Brings the edition from the clock it last knew to the transaction's `now`. */
export function settleClock(change: Change): void {
  const { db, now } = change;
  const clock = clockOf(db) ?? now;
  db.run(`INSERT OR REPLACE INTO meta (name, value) VALUES ('clock', ?)`, now);
  if (clock === now) return;
  const [from, to] = [Math.min(clock, now), Math.max(clock, now)];
  const between = 'SELECT * FROM articles WHERE id >= ? AND id < ?';
  for (const row of db.rows<ArticleRow>(between, visibleBelow(from), visibleBelow(to)))
    if (row.status !== 'draft') tagAppearance(change, row);
  const entered = 'SELECT story FROM live_entries WHERE at > ? AND at <= ?';
  for (const { story } of db.rows<{ story: string }>(entered, from, to)) change.tag(articleTag(story));
  settleExpiry(change);
  const cooled = 'SELECT * FROM articles WHERE breaking = 1 AND id >= ? AND id < ?';
  const hours = [visibleBelow(from - BREAKING_FOR), visibleBelow(to - BREAKING_FOR)] as const;
  for (const row of db.rows<ArticleRow>(cooled, ...hours)) {
    if (row.status !== 'published') continue;
    tagPage(change, row);
    tagLists(change, row);
    change.tag(frontTag);
  }
  if (slotEnds(db).some((until) => until > from && until <= to)) change.tag(frontTag);
}

/** Takes what has expired out of the lists, so that nobody walks over it; puts it back where the clock was set back. */
function settleExpiry(change: Change): void {
  const { db, now } = change;
  const expired = 'SELECT * FROM articles WHERE listed = 1 AND expires <= ?';
  for (const row of db.rows<ArticleRow>(expired, now)) {
    tagDeparture(change, row);
    leaveLists(change, row);
    db.run('UPDATE articles SET listed = 0 WHERE id = ?', row.id);
  }
  const returned = `SELECT * FROM articles WHERE listed = 0 AND expires > ? AND status = 'published'`;
  for (const row of db.rows<ArticleRow>(returned, now)) {
    enterLists(change, row.id, parse<StoredTeaser>(row.teaser), detailOf(db, row)?.corrections ?? []);
    db.run('UPDATE articles SET listed = 1 WHERE id = ?', row.id);
    tagAppearance(change, row);
  }
}
