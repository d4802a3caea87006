/**
 * Paths at which programs first saw stories that moved: ids of their items in feeds, which must not change however often a
 * story moves.
 */
import type { EditionDatabase } from '../database.ts';
import { isComplete } from '../queries/status.ts';
import { articleAt } from '../stored.ts';
import type { NamedStory } from './change.ts';

/** The story at a path stands at another now. */
export function keepFirstPath(db: EditionDatabase, from: string, to: string): void {
  const first = 'DELETE FROM first_paths WHERE path = ? RETURNING first';
  enterFirstPath(db, to, db.row<{ first: string }>(first, from)?.first ?? from);
}

export function enterFirstPath(db: EditionDatabase, path: string, first: string): void {
  if (first === path) db.run('DELETE FROM first_paths WHERE path = ?', path);
  else db.run('INSERT OR REPLACE INTO first_paths (path, first) VALUES (?, ?)', path, first);
}

/**
 * A story came to a path. Where another one was first seen there, that one gives the id up: two items of a feed must not have
 * the same. Where another one stood there, its id went with it; `isSame`: none did.
 */
export function claimFirstPath(
  db: EditionDatabase,
  { path, fingerprint }: NamedStory,
  { isSame }: { isSame: boolean },
): void {
  const seen = 'SELECT path FROM first_paths WHERE first = ?';
  for (const other of db.column<string>(seen, path))
    if (articleAt(db, other)?.fingerprint !== fingerprint)
      db.run('DELETE FROM first_paths WHERE path = ?', other);
  // An edition that is filled has the ids of stories before it has them.
  if (!isSame && isComplete(db)) db.run('DELETE FROM first_paths WHERE path = ?', path);
}
