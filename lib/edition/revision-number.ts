/** Which of its revisions a story is. */
import type { EditionDatabase } from './database.ts';

/** Number of the latest revision of the story at a path: 1 where it has not changed since it was published. */
export const revisionNumber = (db: EditionDatabase, path: string): number =>
  db.row<{ n: number }>('SELECT n FROM revisions WHERE story = ? ORDER BY n DESC LIMIT 1', path)?.n ?? 1;
