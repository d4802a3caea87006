/** Where a story was first published. */
import type { Path } from '../../routes.ts';
import type { EditionDatabase } from '../database.ts';

/** The path at which the story of a path was first known; its own where it never moved. Programs that saw it there know it by that. */
export const findFirstPath = (db: EditionDatabase, { path }: { path: Path }): Path =>
  db.row<{ first: string }>('SELECT first FROM first_paths WHERE path = ?', path)?.first ?? path;
