/** `changes.json`: stories that changed since they were published, or were taken down, in the last 90 days. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { listChanges } from '#lib/edition/queries/revisions.ts';

const PERIOD = 90 * 24 * 60 * 60 * 1000;
/** Whole, it is fetched by every library that is opened: some 30 KB when it is compressed. */
const MOST = 2_000;

/** The changes up to `now` (ms), newest first. */
export const changesText = (edition: EditionDatabase, now: number): string =>
  `${JSON.stringify({ changes: listChanges(edition, { after: now - PERIOD, limit: MOST, now }) })}\n`;
