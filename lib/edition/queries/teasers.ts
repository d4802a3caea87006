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

/** What a list of stories is searched and ordered by. */
export interface Heading {
  headline: string;
  /** Slug. */
  section: string;
}

/** Of each of these paths the headline and section of the story there, whatever its state; quick for thousands of them. */
export const findHeadings = (db: EditionDatabase, paths: readonly Path[]): Map<Path, Heading> =>
  new Map(
    db
      .rows<Heading & { path: Path }>(
        `SELECT a.path, json_extract(a.teaser, '$.headline') AS headline, json_extract(a.teaser, '$.section') AS section
        FROM json_each(?) j CROSS JOIN articles a ON a.path = j.value`,
        JSON.stringify(paths),
      )
      .map(({ path, headline, section }) => [path, { headline, section }]),
  );
