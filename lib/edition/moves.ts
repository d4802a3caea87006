/** Where a path leads: the story there, or the one that left it for another path. */

import type { Path } from '../routes.ts';
import type { EditionDatabase } from './database.ts';
import { type ArticleRow, articleAt } from './stored.ts';
import { visibilityOf } from './visibility.ts';

/** Path to which editors (redirects.yml) sent a path. */
export const findRedirect = (db: EditionDatabase, path: Path): Path | undefined =>
  db.row<{ target: string }>('SELECT target FROM redirects WHERE source = ?', path)?.target;

/** Path to which the story that stood at a path has moved. */
export const findRename = (db: EditionDatabase, path: Path): Path | undefined =>
  db.row<{ target: string }>('SELECT target FROM renames WHERE source = ?', path)?.target;

/** The story that is visible at a path at `now` (ms), or at the path that it moved to. */
export function findLiving(db: EditionDatabase, path: Path, now: number): ArticleRow | undefined {
  const row = articleAt(db, path) ?? articleAt(db, findRename(db, path) ?? findRedirect(db, path) ?? '');
  return row && visibilityOf(row, now) === 'page' ? row : undefined;
}
