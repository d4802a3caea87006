/** The edition's own state, for health checks and for those who wait for it. */
import { countVisible } from '../counting.ts';
import type { EditionDatabase } from '../database.ts';
import { latestChange } from './changes.ts';

/** Number of stories visible at `now` (ms), and of the latest change. */
export const editionStatus = (
  db: EditionDatabase,
  { now }: { now: number },
): { articles: number; version: number } => ({
  articles: countVisible(db, 'all', now),
  version: latestChange(db),
});

/** True once the whole content has been read into it: before that, a path it does not know may yet be a page. */
export const isComplete = (db: EditionDatabase): boolean =>
  db.row(`SELECT 1 AS yes FROM meta WHERE name = 'complete'`) !== undefined;

/** The count stops here. */
const MANY = 100_000;

/** How many stories cannot be searched yet, counted up to 100,000. */
export const pendingForSearch = (db: EditionDatabase): number =>
  db.row<{ n: number }>('SELECT count(*) AS n FROM (SELECT 1 FROM search_pending LIMIT ?)', MANY)?.n ?? 0;
