/** The desk's way in: a batch of changed content files becomes the new state of the edition, whole or not at all. */
import { settleClock } from './announce.ts';
import type { Batch } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import { enterFiles, strikeFiles } from './ledger.ts';
import { Change } from './publishing/change.ts';
import { settleClaims } from './publishing/claims.ts';
import { enterRenames, followDeparture, followRenames, type Rename } from './publishing/renames.ts';
import { enterRenditions, type MadeRenditions } from './publishing/renditions.ts';
import { joinHistory } from './publishing/revisions.ts';
import { articleAt } from './stored.ts';

/** A transaction's mark: its row in `changes` and the cache tags it names; undefined and none where nothing public changed. */
export interface Published {
  change: number | undefined;
  tags: string[];
}

/**
 * Publishes a batch in one transaction: records, lists, redirects, media, the ledger of files and one row of
 * `changes`. What became due by `now` (ms) is announced with it.
 *
 * A report without a record keeps the file's last good version. A second file for a path waits, with a problem.
 *
 * @throws EditionDamaged where the file was broken: it is empty now, and everything must be published again.
 */
export function publish(db: EditionDatabase, batch: Batch, now: number): Published {
  return db.transaction(() => {
    const change = new Change(db, now);
    settleClock(change);
    const { claims, conflicts } = settleClaims(change, batch.files, batch.removed);
    strikeFiles(change, batch.removed);
    enterFiles(change, batch.files, claims, conflicts);
    followRenames(change);
    return change.finish();
  });
}

/** Publishes renditions that were made (see lib/pictures): from now on pages show them. */
export function publishRenditions(
  db: EditionDatabase,
  made: readonly MadeRenditions[],
  now: number,
): Published {
  return db.transaction(() => {
    const change = new Change(db, now);
    settleClock(change);
    for (const one of made) enterRenditions(change, one);
    return change.finish();
  });
}

/** Publishes what is known from elsewhere (the content's git history) of where stories stood before. Newest first. */
export function publishRenames(db: EditionDatabase, renames: readonly Rename[], now: number): Published {
  return db.transaction(() => {
    const change = new Change(db, now);
    settleClock(change);
    enterRenames(change, renames);
    return change.finish();
  });
}

/** How many histories are settled in one transaction. */
const SETTLED_AT_ONCE = 500;

/**
 * Settles some of the histories that have no story. To be called once all content has been read: a story that is at the path is
 * joined to its history; if there is none, it has left the path. Undefined if no history is left to settle.
 */
export function settleHistories(db: EditionDatabase, now: number): Published | undefined {
  const alone = db.rows<{ path: string; fingerprint: number }>(
    `SELECT story AS path, print AS fingerprint FROM revisions
     WHERE said IS NOT NULL AND NOT EXISTS (SELECT 1 FROM departed WHERE departed.path = story) LIMIT ?`,
    SETTLED_AT_ONCE,
  );
  if (alone.length === 0) return undefined;
  return db.transaction(() => {
    const change = new Change(db, now);
    for (const story of alone) {
      const row = articleAt(db, story.path);
      if (row) joinHistory(change, row);
      else followDeparture(change, story);
    }
    return change.finish();
  });
}

/** Says that the whole content has been read into the edition: from now on it may be served. Kept until it is rebuilt. */
export function markComplete(db: EditionDatabase): void {
  db.transaction(() => db.run(`INSERT OR IGNORE INTO meta (name, value) VALUES ('complete', 1)`));
}
