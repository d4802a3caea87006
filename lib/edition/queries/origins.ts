/** Where a story was first published. */
import type { Path } from '../../routes.ts';
import type { EditionDatabase } from '../database.ts';

/** The path at which programs first saw the story of a path, which is its id for them; its own path if it never moved. */
export const findFirstPath = (db: EditionDatabase, { path }: { path: Path }): Path =>
  db.row<{ first: string }>('SELECT first FROM first_paths WHERE path = ?', path)?.first ?? path;
