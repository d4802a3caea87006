/** Stories in an order that somebody else knows: which of them readers may see now. */
import type { Path } from '../../routes.ts';
import type { EditionDatabase } from '../database.ts';
import type { Teaser } from '../model.ts';
import { findLiving } from '../moves.ts';
import { makeNames } from '../names.ts';
import { toTeaser } from '../teaser.ts';

/** The first `limit` of the stories at these paths that are visible at `now` (ms), each once, under the path that it has now. */
export function listInOrder(
  db: EditionDatabase,
  { paths, limit, now }: { paths: readonly Path[]; limit: number; now: number },
): Teaser[] {
  const names = makeNames(db);
  const stories = new Map<Path, Teaser>();
  for (const path of paths) {
    if (stories.size === limit) break;
    const row = findLiving(db, path, now);
    if (row && !stories.has(row.path)) stories.set(row.path, toTeaser(row, names, now));
  }
  return [...stories.values()];
}
