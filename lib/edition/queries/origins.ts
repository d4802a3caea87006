/** Where a story was first published. */
import type { Path } from '../../routes.ts';
import type { EditionDatabase } from '../database.ts';

/**
 * The path at which the story of a path was first known; its own where it never moved. Programs that saw it there know
 * it by that. A story that moved more than once is known by the first of its old paths in the order of the alphabet:
 * the edition does not keep which came first.
 */
export const findFirstPath = (db: EditionDatabase, { path }: { path: Path }): Path =>
  db.row<{ source: string }>('SELECT source FROM renames WHERE target = ? ORDER BY source LIMIT 1', path)
    ?.source ?? path;
