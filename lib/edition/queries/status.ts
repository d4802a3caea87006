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

/** More are not counted. */
const MANY = 100_000;

/** Stories that cannot be searched yet, 100,000 of them at the most. */
export const pendingForSearch = (db: EditionDatabase): number =>
  db.row<{ n: number }>('SELECT count(*) AS n FROM (SELECT 1 FROM search_pending LIMIT ?)', MANY)?.n ?? 0;
