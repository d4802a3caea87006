/** Everything that matches a query, as far as time allows: the newest part of the archive first. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import {
  findMatches,
  listLateExpired,
  publicationCalendar,
  type Span,
  since,
  slicesOf,
  until,
  visibleSpan,
} from '#lib/edition/queries/search.ts';
import type { ParsedQuery } from './query-language.ts';

/** Stories that are asked about at once: the index takes a few milliseconds for so many, some tens at the worst. */
const SLICE = 20_000;

export interface Matches {
  /** Newest first. */
  ids: number[];
  /** True where time ran out before the oldest. */
  isCut: boolean;
}

export interface FindOptions {
  expression: string;
  span: Span;
  /** Instant (ms) that decides what has expired. */
  now: number;
  /** Of `performance.now()`: no further piece of the archive is begun after it. */
  deadline: number;
  /** Called after each piece. */
  onStep: () => void;
  /** Stories in a piece. */
  slice?: number;
}

export function findStories(
  db: EditionDatabase,
  { expression, span, now, deadline, onStep, slice: size = SLICE }: FindOptions,
): Matches {
  const expired = listLateExpired(db, now);
  const pieces: number[][] = [];
  let isCut = false;
  for (const slice of slicesOf(db, span, size)) {
    isCut = pieces.length > 0 && performance.now() > deadline;
    if (isCut) break;
    const found = findMatches(db, { expression, span: slice });
    onStep();
    pieces.push(expired.size === 0 ? found : found.filter((id) => !expired.has(id)));
  }
  return { ids: pieces.flat(), isCut };
}

/** First day of a year, month or day as readers write it, as a number: 20070501 of `2007-05`. */
const firstDay = (date: string): number => Number(`${date}-01-01`.slice(0, 10).replaceAll('-', ''));

/** What is visible at `now` (ms), between the dates of a query: from the beginning of `after`, up to that of `before`. */
export function spanOf(db: EditionDatabase, { after, before }: ParsedQuery, now: number): Span {
  const calendar = publicationCalendar(db);
  let span = visibleSpan(now);
  if (after !== undefined) span = since(span, calendar.startOfDay(firstDay(after)));
  if (before !== undefined) span = until(span, calendar.startOfDay(firstDay(before)));
  return span;
}

/** The part of a span that lies in a year of the publication's. */
export function yearOf(db: EditionDatabase, span: Span, year: number): Span {
  const calendar = publicationCalendar(db);
  return until(since(span, calendar.startOf(year * 100 + 1)), calendar.startOf((year + 1) * 100 + 1));
}
