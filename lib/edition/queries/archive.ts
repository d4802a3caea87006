/**
 * The archive: years, months and days of a list, and this day in former years. What is counted is counted as it is
 * published (`listing_months`); a query reads the index of one month or of one day a year, never an archive's.
 */
import { countInMonth, countMonths, hiddenStories, storyBelow } from '../counting.ts';
import type { EditionDatabase } from '../database.ts';
import { listId, sectionList } from '../lists.ts';
import type {
  ArchivedList,
  DayCount,
  Month,
  MonthBySection,
  MonthCount,
  StoryPage,
  Teaser,
  YearCount,
} from '../model.ts';
import { makeNames } from '../names.ts';
import { pagesFor } from '../paging.ts';
import { publicationZone } from '../stored.ts';
import { idFrom } from '../story-id.ts';
import { type TeaserRow, toTeaser } from '../teaser.ts';
import { calendarOf, dayText, monthNumber, monthText, nextMonth } from '../zone.ts';
import { rowsBelow } from './lists.ts';
import { listSections } from './sections.ts';

/** Years in which stories visible at `now` (ms) were published, newest first, with how many. */
export function listYears(db: EditionDatabase, { now }: { now: number }): YearCount[] {
  const counts = new Map<string, number>();
  for (const { month, n } of countMonths(db, 'all', now)) {
    const year = monthText(month).slice(0, 4);
    counts.set(year, (counts.get(year) ?? 0) + n);
  }
  return [...counts].map(([year, count]) => ({ year, count }));
}

/** Months of a year (`2007`) in which a list has visible stories, newest first, with how many. */
export const listMonthsOfYear = (
  db: EditionDatabase,
  { list, year, now }: { list: ArchivedList; year: string; now: number },
): MonthCount[] =>
  countMonths(db, list, now)
    .map(({ month, n }) => ({ month: monthText(month), count: n }))
    .filter(({ month }) => month.startsWith(`${year}-`));

/** The same with each section's part of every month. */
export function listMonthsBySection(
  db: EditionDatabase,
  { year, now }: { year: string; now: number },
): MonthBySection[] {
  const months = listMonthsOfYear(db, { list: 'all', year, now });
  const parts = listSections(db).map(({ slug }) => ({
    slug,
    months: new Map(
      listMonthsOfYear(db, { list: sectionList(slug), year, now }).map(({ month, count }) => [month, count]),
    ),
  }));
  return months.map(({ month, count }) => ({
    month,
    count,
    sections: parts.flatMap(({ slug, months: own }) => {
      const part = own.get(month);
      return part === undefined ? [] : [{ slug, count: part }];
    }),
  }));
}

interface OfMonth {
  list: ArchivedList;
  /** `2007-05`, in the publication's time zone. */
  month: Month;
  /** ms */
  now: number;
}

/** Page `page` (from 1) of what a list has of a month, newest first, `size` stories a page; past the last one, none. */
export function listStoriesInMonth(
  db: EditionDatabase,
  { list, month, page, size, now }: OfMonth & { page: number; size: number },
): StoryPage {
  const number = monthNumber(month);
  const total = countInMonth(db, list, number, now);
  const answer = { page, pages: pagesFor(total, size), total };
  const id = listId(db, list);
  const skip = (page - 1) * size;
  if (id === undefined || skip < 0 || skip >= total) return { stories: [], ...answer };
  const below = idFrom(calendarOf(publicationZone(db)).startOf(nextMonth(number)));
  const first = storyBelow(db, id, { below, skip, now });
  if (first === undefined) return { stories: [], ...answer };
  const names = makeNames(db);
  const rows = rowsBelow(db, list, first + 1, Math.min(size, total - skip), now);
  return { stories: rows.map((row) => toTeaser(row, names, now)), ...answer };
}

/** Days of a month on which a list has visible stories, newest first, with how many. */
export function listDaysOfMonth(db: EditionDatabase, { list, month, now }: OfMonth): DayCount[] {
  const id = listId(db, list);
  if (id === undefined) return [];
  const calendar = calendarOf(publicationZone(db));
  const first = monthNumber(month) * 100 + 1;
  const hidden = hiddenStories(db, id, now);
  const days: DayCount[] = [];
  const end = calendar.startOf(nextMonth(monthNumber(month)));
  let below = idFrom(end);
  for (let day = calendar.dayOf(end - 1); day >= first; day--) {
    const from = idFrom(calendar.startOfDay(day));
    const sql = 'SELECT count(*) AS n FROM listing WHERE list = ? AND story >= ? AND story < ?';
    const all = db.row<{ n: number }>(sql, id, from, below)?.n ?? 0;
    const count = all - hidden.filter((story) => story >= from && story < below).length;
    if (count > 0) days.push({ day: dayText(day), count });
    below = from;
  }
  return days;
}

/** Stories of this day that are shown at the most, and of one year. */
const REMEMBERED = 40;
const OF_ONE_YEAR = 5;

const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

/**
 * Visible stories of the day that `now` (ms) is in the publication's time zone, in former years: newest year first, at
 * most `limit` over all and as many of each year as that leaves. 29 February is remembered on the 28th where there is none.
 */
export function listOnThisDay(
  db: EditionDatabase,
  { now, limit = REMEMBERED }: { now: number; limit?: number },
): Teaser[] {
  const calendar = calendarOf(publicationZone(db));
  const today = calendar.dayOf(now);
  const [thisYear, month, day] = [Math.floor(today / 10_000), Math.floor(today / 100) % 100, today % 100];
  const years = countMonths(db, 'all', now)
    .filter((each) => each.month % 100 === month && Math.floor(each.month / 100) < thisYear)
    .map((each) => Math.floor(each.month / 100));
  const ofYear = (year: number, most: number): TeaserRow[] => {
    const last = month === 2 && day === 28 && !isLeap(thisYear) && isLeap(year) ? 29 : day;
    if (month === 2 && day === 29 && !isLeap(year)) return [];
    const from = idFrom(calendar.startOfDay(year * 10_000 + month * 100 + day));
    const below = idFrom(calendar.startOfDay(nextDay(year, month, last)));
    return rowsBelow(db, 'all', below, most, now).filter(({ id }) => id >= from);
  };
  const found = years.map((year) => ofYear(year, OF_ONE_YEAR)).filter((rows) => rows.length > 0);
  const most = Math.max(1, Math.min(OF_ONE_YEAR, Math.floor(limit / Math.max(1, found.length))));
  const names = makeNames(db);
  return found
    .flatMap((rows) => rows.slice(0, most))
    .slice(0, limit)
    .map((row) => toTeaser(row, names, now));
}

function nextDay(year: number, month: number, day: number): number {
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return next.getUTCFullYear() * 10_000 + (next.getUTCMonth() + 1) * 100 + next.getUTCDate();
}
