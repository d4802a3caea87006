/** What results can be narrowed by, and how many each choice leaves: counted over what the other choice leaves. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Span } from '#lib/edition/queries/search.ts';
import type { SectionCount, YearCount } from './answer.ts';
import { yearOf } from './find-stories.ts';
import type { StorySections } from './story-sections.ts';

const ANYTIME: Span = { from: Number.MIN_SAFE_INTEGER, below: Number.MAX_SAFE_INTEGER };

/** Number of ids (descending) that are at least `least`. */
function countFrom(ids: readonly number[], least: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) >= least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ids (newest first) that lie in a span. */
export const within = (ids: readonly number[], { from, below }: Span): number[] =>
  ids.slice(countFrom(ids, below), countFrom(ids, from));

/** Years of ids, newest first: a jump from year to year, however many lie in each. */
export function countYears(
  db: EditionDatabase,
  ids: readonly number[],
  yearAt: (id: number) => number,
): YearCount[] {
  const years: YearCount[] = [];
  for (let at = 0; at < ids.length; ) {
    const year = yearAt(ids[at] ?? 0);
    // Its own first story is in it, whatever a clock change does to its beginning.
    const end = Math.max(at + 1, countFrom(ids, yearOf(db, ANYTIME, year).from));
    years.push({ year, count: end - at });
    at = end;
  }
  return years;
}

export const countSections = (
  db: EditionDatabase,
  ids: readonly number[],
  sections: StorySections,
): SectionCount[] =>
  [...sections.count(db, ids)]
    .map(([section, count]) => ({ section, count }))
    .sort((a, b) => b.count - a.count || (a.section < b.section ? -1 : 1));
