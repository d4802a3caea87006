/** Months in the publication's time zone, as numbers (200705), days as 20070529, and the instants at which they begin. */
import type { Month } from './model.ts';
import { offsetIn } from './zone-offset.ts';

const SECOND = 1000;
const DAY = 86_400_000;

export interface Calendar {
  /** Month in which an instant (ms) lies. */
  monthOf(instant: number): number;
  /** Instant (ms) at which a month begins. */
  startOf(month: number): number;
  /** Day in which an instant (ms) lies. */
  dayOf(instant: number): number;
  /** Instant (ms) at which a day begins; of a day that no calendar has, that of the day after the last before it. */
  startOfDay(day: number): number;
}

const calendars = new Map<string, Calendar>();

/** The calendar of an IANA time zone; of UTC where the name is unknown (the desk reports that). */
export function calendarOf(timeZone: string): Calendar {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = makeCalendar(offsetIn(timeZone));
    calendars.set(timeZone, calendar);
  }
  return calendar;
}

export const nextMonth = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1);
const previousMonth = (month: number): number => (month % 100 === 1 ? month - 89 : month - 1);

/** `2007-05` of 200705. */
export const monthText = (month: number): Month =>
  `${String(Math.floor(month / 100)).padStart(4, '0')}-${String(month % 100).padStart(2, '0')}`;

/** The twelve months of a year (`2007`). */
export const monthsOf = (year: string): Month[] =>
  Array.from({ length: 12 }, (_, index) => monthText(Number(year) * 100 + index + 1));

/** `2007-05-29` of 20070529. */
export const dayText = (day: number): string =>
  `${monthText(Math.floor(day / 100))}-${String(day % 100).padStart(2, '0')}`;

/** 200705 of `2007-05`. */
export const monthNumber = (month: Month): number => Number(month.replace('-', ''));

/**
 * Instant (ms) at which a zone's clocks come to a midnight, given as if it were UTC, for good. Where they are put forward over
 * midnight, the instant at which that is done. Where they are put back and show a midnight twice, the first if the day
 * before does not come again (01:00 to 00:00), else the second (00:01 to 23:01, as in St John's until 2011).
 */
function midnightIn(offset: (instant: number) => number, midnight: number): number {
  const offsets = [offset(midnight - DAY), offset(midnight + DAY)];
  const isBefore = (instant: number): boolean => instant + offset(instant) < midnight;
  const shown = offsets
    .map((each) => midnight - each)
    .filter((instant) => instant + offset(instant) === midnight && isBefore(instant - SECOND));
  if (shown.length > 0) return Math.max(...shown);
  let before = midnight - Math.max(...offsets);
  let after = midnight - Math.min(...offsets);
  while (after - before > SECOND) {
    const middle = before + Math.floor((after - before) / 2 / SECOND) * SECOND;
    if (isBefore(middle)) before = middle;
    else after = middle;
  }
  return after;
}

function makeCalendar(offset: (instant: number) => number): Calendar {
  const starts = new Map<number, number>();
  const startOf = (month: number): number => {
    let start = starts.get(month);
    if (start === undefined) {
      start = midnightIn(offset, Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1));
      starts.set(month, start);
    }
    return start;
  };
  const monthOf = (instant: number): number => {
    const date = new Date(instant);
    const month = date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
    if (instant < startOf(month)) return previousMonth(month);
    return instant >= startOf(nextMonth(month)) ? nextMonth(month) : month;
  };
  const dayOf = (instant: number): number => {
    const date = new Date(instant + offset(instant));
    return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  };
  const startOfDay = (day: number): number =>
    midnightIn(offset, Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100));
  return { monthOf, startOf, dayOf, startOfDay };
}
