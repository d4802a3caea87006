/**
 * How many entries of a list are visible, and where its page N begins, without counting an archive: the kept counts
 * less the few that time hides at the moment (scheduled ones, and expired ones that no announcement has taken out).
 */
import type { EditionDatabase } from './database.ts';
import { type ListName, listId } from './lists.ts';
import { publicationZone } from './stored.ts';
import { idFrom, shownAt, visibleBelow } from './story-id.ts';
import { calendarOf, nextMonth } from './zone.ts';

export interface MonthTotal {
  month: number;
  n: number;
}

/** Ids of stories of the list that are in it but not visible at `now`. */
export function hiddenStories(db: EditionDatabase, list: number, now: number): number[] {
  const scheduled = 'SELECT story FROM listing WHERE list = ? AND story >= ?';
  const expired =
    'SELECT l.story FROM articles a CROSS JOIN listing l ON l.list = ? AND l.story = a.id WHERE a.listed = 1 AND a.expires <= ? AND a.id < ?';
  const below = visibleBelow(now);
  return [
    ...db.rows<{ story: number }>(scheduled, list, below),
    ...db.rows<{ story: number }>(expired, list, now, below),
  ].map((row) => row.story);
}

/** Stories of a list that are visible at `now` (ms). */
export function countVisible(db: EditionDatabase, name: ListName, now: number): number {
  const list = listId(db, name);
  if (list === undefined) return 0;
  const total = db.row<{ total: number }>('SELECT total FROM lists WHERE id = ?', list)?.total ?? 0;
  return total - hiddenStories(db, list, now).length;
}

/** Stories of a list's month (200705) that are visible at `now` (ms). */
export function countInMonth(db: EditionDatabase, name: ListName, month: number, now: number): number {
  const list = listId(db, name);
  if (list === undefined) return 0;
  const kept = 'SELECT n FROM listing_months WHERE list = ? AND month = ?';
  const n = db.row<{ n: number }>(kept, list, month)?.n ?? 0;
  if (n === 0) return 0;
  const calendar = calendarOf(publicationZone(db));
  return n - hiddenStories(db, list, now).filter((id) => calendar.monthOf(shownAt(id)) === month).length;
}

/** Visible stories of a list by month, newest month first, months without any left out. */
export function countMonths(db: EditionDatabase, name: ListName, now: number): MonthTotal[] {
  const list = listId(db, name);
  if (list === undefined) return [];
  const calendar = calendarOf(publicationZone(db));
  return less(
    monthTotals(db, list),
    hiddenStories(db, list, now).map((id) => calendar.monthOf(shownAt(id))),
  );
}

export const monthTotals = (db: EditionDatabase, list: number): MonthTotal[] =>
  db.rows<MonthTotal>('SELECT month, n FROM listing_months WHERE list = ? ORDER BY month DESC', list);

/** Totals less one for each of the months named. */
export function less(totals: readonly MonthTotal[], months: readonly number[]): MonthTotal[] {
  const hidden = new Map<number, number>();
  for (const month of months) hidden.set(month, (hidden.get(month) ?? 0) + 1);
  return totals.map(({ month, n }) => ({ month, n: n - (hidden.get(month) ?? 0) })).filter(({ n }) => n > 0);
}

/** In which month the entry after `skip` others lies, and how many of that month come before it. */
export function locate(
  totals: readonly MonthTotal[],
  skip: number,
): { month: number; offset: number } | undefined {
  let passed = 0;
  for (const { month, n } of totals) {
    if (passed + n > skip) return { month, offset: skip - passed };
    passed += n;
  }
  return undefined;
}

/** Id of the story after `skip` newer visible ones of a list: walks months, then one month's part of the index. */
export function storyAfter(
  db: EditionDatabase,
  name: ListName,
  skip: number,
  now: number,
): number | undefined {
  const list = listId(db, name);
  const place = list === undefined ? undefined : locate(countMonths(db, name, now), skip);
  if (list === undefined || place === undefined) return undefined;
  const calendar = calendarOf(publicationZone(db));
  return storyBelow(db, list, {
    below: idFrom(calendar.startOf(nextMonth(place.month))),
    skip: place.offset,
    now,
  });
}

/** Id of the story after `skip` others of a list that are visible and below an id: walks the index, not the stories. */
export function storyBelow(
  db: EditionDatabase,
  list: number,
  { below, skip, now }: { below: number; skip: number; now: number },
): number | undefined {
  const end = Math.min(visibleBelow(now), below);
  const hidden = hiddenStories(db, list, now).filter((id) => id < end);
  const sql =
    'SELECT story FROM listing WHERE list = ? AND story < ? AND story NOT IN (SELECT value FROM json_each(?)) ORDER BY story DESC LIMIT 1 OFFSET ?';
  return db.row<{ story: number }>(sql, list, end, JSON.stringify(hidden), skip)?.story;
}
