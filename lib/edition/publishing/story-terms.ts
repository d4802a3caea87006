/** Enters a published story under its key terms, and takes it out again: both know them from what the edition keeps. */
import type { EditionDatabase } from '../database.ts';
import { keyTerms, type Telling } from '../terms/key-terms.ts';
import { quarterOf } from '../terms/quarter.ts';

export function enterTerms(
  db: EditionDatabase,
  id: number,
  story: Telling & { terms?: readonly number[] | undefined },
): void {
  db.run(
    'INSERT OR IGNORE INTO story_terms (quarter, term, story) SELECT ?, value, ? FROM json_each(?)',
    quarterOf(id),
    id,
    JSON.stringify(story.terms ?? keyTerms(story)),
  );
}

export function leaveTerms(db: EditionDatabase, id: number, story: Telling): void {
  db.run(
    'DELETE FROM story_terms WHERE quarter = ? AND term IN (SELECT value FROM json_each(?)) AND story = ?',
    quarterOf(id),
    JSON.stringify(keyTerms(story)),
    id,
  );
}
