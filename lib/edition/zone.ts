/** Months in the publication's time zone, as numbers (200705), and the instants at which they begin. */
import type { Month } from './model.ts';

const MINUTE = 60_000;

export interface Calendar {
  /** Month in which an instant (ms) lies. */
  monthOf(instant: number): number;
  /** Instant (ms) at which a month begins. */
  startOf(month: number): number;
  /** Instant (ms) at which a day (`2007-05-28`) begins. */
  startOfDay(day: string): number;
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

/** 200705 of `2007-05`. */
export const monthNumber = (month: Month): number => Number(month.replace('-', ''));

function makeCalendar(offset: (instant: number) => number): Calendar {
  const starts = new Map<number, number>();
  // Twice, because the offset is asked for at an instant that it moves.
  const atMidnight = (midnight: number): number => midnight - offset(midnight - offset(midnight));
  const startOf = (month: number): number => {
    let start = starts.get(month);
    if (start === undefined) {
      start = atMidnight(Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1));
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
  const startOfDay = (day: string): number => atMidnight(Date.parse(`${day}T00:00:00Z`));
  return { monthOf, startOf, startOfDay };
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
