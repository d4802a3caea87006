/**
 * Keeps the press in step with the edition: looks whether another process committed to the database
 * (`PRAGMA data_version`, microseconds), reads the changes it has not seen, and expires their tags. Nothing has to
 * reach this process for that, so nothing can be lost on the way.
 */
import { now } from '#lib/clock.ts';
import { dataVersion, type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { latestChange, readChanges } from '#lib/edition/queries/changes.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { isComplete } from '#lib/edition/queries/status.ts';
import { shareReadingEdition } from '#lib/edition/reading.ts';
import { siteTag } from '#lib/edition/tags.ts';
import { editionFile } from '#lib/env.ts';
import type { Logger } from './log.ts';

/** Time between looks, in milliseconds: the most that it adds to save-to-live. */
const INTERVAL = 25;
/** Time between attempts to open an edition that is not there yet, or between checks that it is still the same file. */
const REOPEN_INTERVAL = 500;

export interface EditionWatch {
  /** The edition once it is complete, else undefined. */
  edition: () => EditionDatabase | undefined;
  /** Takes in changes now rather than at the next look. */
  catchUp: () => void;
  close: () => void;
}

/** @param expire told the tags of every change; `undefined` = another edition stands there, everything is stale */
export function watchEdition(expire: (tags: string[] | undefined) => void, log: Logger): EditionWatch {
  let open: EditionDatabase | undefined;
  let complete = false;
  let version = -1;
  let cursor = 0;
  let lastAttempt = 0;
  let day = '';

  const reopen = (): void => {
    lastAttempt = Date.now();
    try {
      open = openEdition({ file: editionFile(), mode: 'read' });
      cursor = latestChange(open);
      version = -1;
      shareReadingEdition(open);
      expire(undefined);
    } catch {
      open = undefined;
    }
  };

  /** The masthead carries the day: every page is stale at midnight in the publication's zone. */
  const turnDay = (edition: EditionDatabase): void => {
    const timeZone = findSite(edition)?.timeZone ?? 'UTC';
    const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now());
    if (day !== '' && day !== today) expire([siteTag]);
    day = today;
  };

  const look = (): void => {
    if (open === undefined) {
      if (Date.now() - lastAttempt >= REOPEN_INTERVAL) reopen();
      if (open === undefined) return;
    }
    const seen = dataVersion(open);
    if (seen === version) return;
    version = seen;
    complete ||= isComplete(open);
    const changes = readChanges(open, { after: cursor });
    const last = changes.at(-1);
    if (last === undefined) return;
    cursor = last.id;
    expire([...new Set(changes.flatMap((change) => change.tags))]);
  };

  const guarded = (task: () => void): void => {
    try {
      task();
    } catch (error) {
      log.error({ err: error }, 'The edition could not be read; it is opened again.');
      open?.close();
      open = undefined;
      shareReadingEdition(undefined);
    }
  };

  guarded(look);
  const timer = setInterval(() => guarded(look), INTERVAL);
  const slow = setInterval(
    () =>
      guarded(() => {
        if (open === undefined) return;
        if (open.isReplaced()) {
          open.close();
          open = undefined;
          guarded(look);
          return;
        }
        turnDay(open);
      }),
    1000,
  );
  return {
    edition: () => (complete ? open : undefined),
    catchUp: () => guarded(look),
    close: () => {
      clearInterval(timer);
      clearInterval(slow);
      shareReadingEdition(undefined);
      open?.close();
    },
  };
}
