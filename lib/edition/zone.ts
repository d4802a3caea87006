/** Months in the publication's time zone, as numbers (200705), days as 20070529, and the instants at which they begin. */
import type { Month } from './model.ts';

const MINUTE = 60_000;

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

function makeCalendar(offset: (instant: number) => number): Calendar {
  const starts = new Map<number, number>();
  const startOf = (month: number): number => {
    let start = starts.get(month);
    if (start === undefined) {
      const midnight = Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1);
      // Twice, because the offset is asked for at an instant that it moves.
      start = midnight - offset(midnight - offset(midnight));
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
  const startOfDay = (day: number): number => {
    const midnight = Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);
    const start = midnight - offset(midnight - offset(midnight));
    // Where clocks are put forward at midnight there is no 00:00: the day begins when the hour is over.
    return start + Math.max(0, midnight - (start + offset(start)));
  };
  return { monthOf, startOf, dayOf, startOfDay };
}

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
function offsetIn(timeZone: string): (instant: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    return () => 0;
  }
  return (instant) => {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant / MINUTE) * MINUTE;
  };
}
