/**
 * The paths at which programs first saw stories that moved. They are the ids of their items in feeds, which must not change
 * however often a story moves.
 */
import type { EditionDatabase } from '../database.ts';
import { isComplete } from '../queries/status.ts';
import { articleAt } from '../stored.ts';
import type { NamedStory } from './change.ts';

/** To be called when a story has moved from one path to another. */
export function keepFirstPath(db: EditionDatabase, from: string, to: string): void {
  const first = 'DELETE FROM first_paths WHERE path = ? RETURNING first';
  enterFirstPath(db, to, db.row<{ first: string }>(first, from)?.first ?? from);
}

export function enterFirstPath(db: EditionDatabase, path: string, first: string): void {
  if (first === path) db.run('DELETE FROM first_paths WHERE path = ?', path);
  else db.run('INSERT OR REPLACE INTO first_paths (path, first) VALUES (?, ?)', path, first);
}

/**
 * To be called when a story came to a path. If another story was first seen there, that one loses the id, because two items of a
 * feed must not have the same. `isSame`: the story that was there before is this one, so it keeps its id.
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
  // While an edition is being filled, it has the ids of stories before the stories.
  if (!isSame && isComplete(db)) db.run('DELETE FROM first_paths WHERE path = ?', path);
}
