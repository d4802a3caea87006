/** Stories by their paths, for lists that readers have made themselves. */
import type { Path } from '../../routes.ts';
import type { EditionDatabase } from '../database.ts';
import type { Teaser } from '../model.ts';
import { findLiving } from '../moves.ts';
import { makeNames } from '../names.ts';
import { toTeaser } from '../teaser.ts';

/**
 * Of each of these paths the story that is visible there at `now` (ms), or the one that left it for another path; those that
 * lead to none are left out.
 */
export function findTeasers(
  db: EditionDatabase,
  { paths, now }: { paths: readonly Path[]; now: number },
): Map<Path, Teaser> {
  const names = makeNames(db);
  return new Map(
    paths.flatMap((path): [Path, Teaser][] => {
      const row = findLiving(db, path, now);
      return row ? [[path, toTeaser(row, names, now)]] : [];
    }),
  );
}
