/** A library's list as its page shows it: searched, in order, in groups. Pure: for the server and the browser. */
import { formatDay, isoDay, type Timekeeping } from '#lib/dateline/format-time.ts';
import type { LibraryView } from './library-view.ts';

export type Order = LibraryView['order'];
export const ORDERS = {
  latest: 'Latest first',
  oldest: 'Oldest first',
  section: 'By section',
} as const satisfies Record<Order, string>;

/** What a story has to have to stand in a list. */
export interface Listed {
  card: { headline: string; section: string };
  /** Where it stands in time, in ms since 1970. */
  at: number;
}

export interface RowGroup<R> {
  heading: string;
  rows: R[];
}

interface Arrangement extends Timekeeping {
  query: string;
  order: Order;
  /** In ms since 1970. */
  now: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** Letters alone, so that `Karikó` is found by `kariko`. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** True where every word that was typed stands in the headline or the section. */
export function isFound({ card }: Pick<Listed, 'card'>, query: string): boolean {
  const text = plain(`${card.headline} ${card.section}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export const instantOf = (at: number): string => new Date(at).toISOString();

/** `Today`, `Yesterday`, `Tuesday 29 May 2007`. */
export function dayHeading(at: number, now: number, keeping: Timekeeping): string {
  const dayOf = (time: number): string => isoDay(instantOf(time), keeping.timeZone);
  if (dayOf(at) === dayOf(now)) return 'Today';
  return dayOf(at) === dayOf(now - DAY) ? 'Yesterday' : formatDay(instantOf(at), keeping);
}

/** Rows that match, under the day or the section that each belongs to. */
export function arrangeRows<R extends Listed>(
  rows: readonly R[],
  { query, order, now, ...keeping }: Arrangement,
): RowGroup<R>[] {
  const found = rows.filter((row) => isFound(row, query));
  const inTime = found.sort((a, b) => (order === 'oldest' ? a.at - b.at : b.at - a.at));
  const headingOf = (row: R): string =>
    order === 'section' ? row.card.section || 'Other stories' : dayHeading(row.at, now, keeping);
  const groups = [...Map.groupBy(inTime, headingOf)].map(([heading, each]) => ({ heading, rows: each }));
  return order === 'section' ? groups.sort((a, b) => a.heading.localeCompare(b.heading)) : groups;
}
