/**
 * Keeps the press in step with the edition: looks whether another process committed to the database
 * (`PRAGMA data_version`, microseconds), reads the changes it has not seen, and expires their tags. Nothing has to
 * reach this process for that, so nothing can be lost on the way.
 */
import { now } from '#lib/clock.ts';
import { dataVersion, type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { hasDoubt } from '#lib/edition/doubt.ts';
import { latestChange, readChanges } from '#lib/edition/queries/changes.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { isComplete } from '#lib/edition/queries/status.ts';
import { shareReadingEdition } from '#lib/edition/reading.ts';
import { siteTag } from '#lib/edition/tags.ts';
import { calendarOf } from '#lib/edition/zone.ts';
import { editionFile } from '#lib/env.ts';
import type { Logger } from './log.ts';

/** Time between looks, in milliseconds: the most that it adds to save-to-live. */
const INTERVAL = 25;
/** Time between checks that it is still the same file and still the same day, in milliseconds. */
const SLOW_INTERVAL = 250;

export interface EditionWatch {
  /** The edition, once there is one that is complete. */
  edition: () => EditionDatabase | undefined;
  /** True if this process, or another one that only reads, found that part of it cannot be read. */
  isDamaged: () => boolean;
  /** Takes in changes now rather than at the next look. */
  catchUp: () => void;
  /** Takes the edition that stands there now. */
  renew: () => void;
  close: () => void;
}

interface Watched {
  db: EditionDatabase;
  version: number;
  /** The last change taken in. */
  cursor: number;
  /** It was found damaged, and that was logged. What can still be read of it is served until the desk has made another. */
  isDoubted: boolean;
  /** Its changes can no longer be read. */
  isBlind: boolean;
}

/** The edition that stands there, where its content was read whole: before that, what it does not know may be a page. */
function openComplete(): Watched | undefined {
  let db: EditionDatabase | undefined;
  try {
    db = openEdition({ file: editionFile(), mode: 'read' });
    if (isComplete(db))
      return { db, version: -1, cursor: latestChange(db), isDoubted: false, isBlind: false };
  } catch {
    // None yet, or none that can be read: the desk sees to that.
  }
  db?.close();
  return undefined;
}

/** @param expire told the tags of every change; `undefined` = another edition stands there, everything is stale */
export function watchEdition(expire: (tags: string[] | undefined) => void, log: Logger): EditionWatch {
  let watched: Watched | undefined;
  /** The file that was open last, and the last change taken in from it. */
  let left: { inode: string; cursor: number } | undefined;
  let day: number | undefined;

  const leave = (): void => {
    if (watched) left = { inode: watched.db.inode, cursor: watched.cursor };
    const db = watched?.db;
    watched = undefined;
    shareReadingEdition(undefined);
    db?.close();
  };

  /** Where another edition has taken its place, the old one goes on until the new one is complete. */
  const take = (): void => {
    const found = openComplete();
    if (found === undefined) return;
    leave();
    found.db.onUnsound = ({ story, n }) => {
      const message = `Revision ${n} of ${story} is damaged in edition.db: it is left out of the history.`;
      log.error({ story, revision: n }, message);
    };
    // If it is the same file, the pages that are held are still right, except for what changed meanwhile.
    const isSame = left?.inode === found.db.inode;
    watched = isSame && left ? { ...found, cursor: left.cursor } : found;
    shareReadingEdition(found.db);
    if (!isSame) expire(undefined);
  };

  /** The masthead carries the day: every page is stale at midnight in the publication's zone. */
  const turnDay = ({ db }: Watched): void => {
    const timeZone = findSite(db)?.timeZone ?? 'UTC';
    const today = calendarOf(timeZone).dayOf(now());
    if (day !== undefined && day !== today) expire([siteTag]);
    day = today;
  };

  const look = (): void => {
    if (watched === undefined || watched.isBlind) return;
    const seen = dataVersion(watched.db);
    if (seen === watched.version) return;
    watched.version = seen;
    const changes = readChanges(watched.db, { after: watched.cursor });
    const last = changes.at(-1);
    if (last === undefined) return;
    watched.cursor = last.id;
    expire([...new Set(changes.flatMap((change) => change.tags))]);
  };

  const lookAround = (): void => {
    if (watched === undefined || watched.db.isReplaced()) take();
    if (watched?.db.isDoubted === true) sayDoubt(watched);
    if (watched !== undefined && !watched.isBlind) turnDay(watched);
  };

  /** A query, of a page or of this watch, met damage. The desk learns of it from a note beside the file. */
  const sayDoubt = (doubted: Watched): void => {
    if (doubted.isDoubted) return;
    doubted.isDoubted = true;
    const { file } = doubted.db;
    log.error(
      { file },
      `${file} was found damaged. The desk rebuilds it; until then pages in memory, and what can still be read of it, are served.`,
    );
  };

  const guarded = (task: () => void): void => {
    try {
      task();
    } catch (error) {
      if (watched?.db.isDoubted === true) {
        watched.isBlind = true;
        sayDoubt(watched);
        return;
      }
      log.error({ err: error }, 'The edition could not be read; it is opened again.');
      leave();
    }
  };

  guarded(lookAround);
  const timer = setInterval(() => guarded(look), INTERVAL);
  const slow = setInterval(() => guarded(lookAround), SLOW_INTERVAL);
  return {
    edition: () => watched?.db,
    isDamaged: () => watched !== undefined && (watched.db.isDoubted || hasDoubt(watched.db.file)),
    catchUp: () => guarded(look),
    renew: () => guarded(lookAround),
    close: () => {
      clearInterval(timer);
      clearInterval(slow);
      leave();
    },
  };
}
