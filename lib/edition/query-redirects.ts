/**
 * Redirects of old addresses whose query says which page is meant: `/?p=123`, `/story.php?id=7&lang=en`. They are kept among the
 * others, with the query behind the path.
 */
import type { Path } from '../routes.ts';
import type { EditionDatabase } from './database.ts';
import { findRedirect } from './moves.ts';

/** The most parameters that an old address may have, and that are looked at in a request: each costs a look-up. */
export const MOST_PARAMETERS = 8;

/** A path with its parameters in one order, as redirects are kept. */
export const withQuery = (path: Path, parameters: readonly (readonly [string, string])[]): string => {
  const sorted = parameters.toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  return `${path}?${new URLSearchParams(sorted.map(([name, value]) => [name, value]))}`;
};

/** True if any redirect goes by a query. Most papers have none, and then requests are not looked at for it. */
export const hasQueryRedirects = (db: EditionDatabase): boolean =>
  db.row("SELECT 1 AS found FROM redirects WHERE instr(source, '?') > 0 LIMIT 1") !== undefined;

/**
 * The page that an old address leads to by its query: by all of its parameters, or by one of them, because others are put there
 * by networks (`utm_source`, `fbclid`).
 *
 * @param search with its question mark
 */
export function findQueryRedirect(db: EditionDatabase, path: Path, search: string): Path | undefined {
  const parameters = [...new URLSearchParams(search)];
  if (parameters.length === 0 || parameters.length > MOST_PARAMETERS) return undefined;
  for (const some of [parameters, ...(parameters.length > 1 ? parameters.map((one) => [one]) : [])]) {
    const target = findRedirect(db, withQuery(path, some));
    if (target !== undefined) return target;
  }
  return undefined;
}
