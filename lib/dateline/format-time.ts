/**
 * How the paper writes an instant: always in the publication's own time zone, always with the zone's name.
 * English locales get the house form (`May 29, 2007 01:47 AM IST`), others what CLDR says is theirs.
 */
import type { Instant, Month } from '#lib/edition/model.ts';
import { offsetIn } from '#lib/edition/zone-offset.ts';
import { Remembered } from '#lib/remembered.ts';
import { zoneAbbreviation } from './zone-abbreviation.ts';

/** Where and how times are shown: an IANA zone and a BCP 47 locale. */
export interface Timekeeping {
  timeZone: string;
  locale: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than the page's whole text: each is made once. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formatters.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, made);
  }
  return made;
}

/** Times of the newest stories stand on most pages: each is written once. */
const written = new Remembered<string>(8_000);
const once = (
  form: string,
  { timeZone, locale }: Timekeeping,
  instant: Instant,
  write: () => string,
): string => written.get(`${form} ${instant} ${timeZone} ${locale}`, '', write);

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

const parts = (instant: Instant, locale: string, options: Intl.DateTimeFormatOptions): Parts =>
  Object.fromEntries(
    formatter(locale, options)
      .formatToParts(new Date(instant))
      .map((part) => [part.type, part.value]),
  );

const isEnglish = (locale: string): boolean => /^en\b/i.test(locale);

function writeTimestamp(instant: Instant, { timeZone, locale }: Timekeeping): string {
  const zone = zoneAbbreviation(instant, timeZone, locale);
  if (!isEnglish(locale)) {
    return `${formatter(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))} ${zone}`;
  }
  const p = parts(instant, 'en-US', {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h12',
  });
  return `${p.month} ${p.day}, ${p.year} ${p.hour}:${p.minute} ${p.dayPeriod} ${zone}`;
}

/** `May 29, 2007 01:47 AM IST`. */
export const formatTimestamp = (instant: Instant, keeping: Timekeeping): string =>
  once('timestamp', keeping, instant, () => writeTimestamp(instant, keeping));

function writeTimeOfDay(instant: Instant, { timeZone, locale }: Timekeeping): string {
  const zone = zoneAbbreviation(instant, timeZone, locale);
  if (!isEnglish(locale)) {
    return `${formatter(locale, { timeZone, timeStyle: 'short' }).format(new Date(instant))} ${zone}`;
  }
  const p = parts(instant, 'en-US', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h12' });
  return `${p.hour}:${p.minute} ${p.dayPeriod} ${zone}`;
}

/** `01:47 AM IST`: the hour alone, in the form of the timestamp. */
export const formatTimeOfDay = (instant: Instant, keeping: Timekeeping): string =>
  once('time of day', keeping, instant, () => writeTimeOfDay(instant, keeping));

const MINUTE = 60_000;
/** XML Schema, by which Atom is checked, has no offset beyond 14 hours; Alaska had one until 1867, Manila until 1844. */
const FARTHEST = 14 * 60;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** `+05:30` of 330 minutes. */
const offsetText = (minutes: number): string => {
  const ahead = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(ahead / 60))}:${twoDigits(ahead % 60)}`;
};

function writeIso(instant: Instant, timeZone: string): string {
  const at = Date.parse(instant);
  // The minute that the clock on the wall shows; the seconds are UTC's. Their distance is whole minutes whatever the zone.
  const shown = Math.floor((at + offsetIn(timeZone)(at)) / MINUTE);
  const offset = shown - Math.floor(at / MINUTE);
  const utc = new Date(at).toISOString().replace('.000Z', 'Z');
  const local = new Date(shown * MINUTE).toISOString();
  const isOfFourDigits = /^(?!0000)\d/.test(local);
  if (Math.abs(offset) > FARTHEST || !isOfFourDigits) return utc;
  return `${local.slice(0, 16)}${utc.slice(16, -1)}${offsetText(offset)}`;
}

/**
 * `2007-05-29T01:47:00+05:30`: the same instant with the zone's offset, valid in HTML (`<time datetime>`), RFC 3339, ISO 8601
 * as schema.org takes it, and W3C's profile of it. None of them knows an offset with seconds: where the zone's has some, the one
 * of whole minutes by which the minute is the same that is printed.
 */
export const isoWithOffset = (instant: Instant, timeZone: string): string =>
  once('ISO', { timeZone, locale: '' }, instant, () => writeIso(instant, timeZone));

function writeDay(instant: Instant, timeZone: string): string {
  const at = Date.parse(instant);
  return new Date(at + offsetIn(timeZone)(at)).toISOString().slice(0, 10);
}

/** `2007-05-29`: the calendar day of an instant in a zone. */
export const isoDay = (instant: Instant, timeZone: string): string =>
  once('day', { timeZone, locale: '' }, instant, () => writeDay(instant, timeZone));

/** `Tuesday 29 May 2007`. */
export function formatDay(instant: Instant, { timeZone, locale }: Timekeeping): string {
  if (!isEnglish(locale)) return formatter(locale, { timeZone, dateStyle: 'full' }).format(new Date(instant));
  const p = parts(instant, 'en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `${p.weekday} ${p.day} ${p.month} ${p.year}`;
}

/** `May 29, 2007`: the day alone, in the order of the timestamp. */
export const formatDate = (instant: Instant, { timeZone, locale }: Timekeeping): string =>
  formatter(isEnglish(locale) ? 'en-US' : locale, {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(new Date(instant));

/** `May 2007`; the month is already in the publication's zone. */
export const formatMonth = (month: Month, locale: string): string =>
  formatter(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );

/** `29 May`: the day of any year. */
export const formatDayOfYear = (instant: Instant, { timeZone, locale }: Timekeeping): string =>
  formatter(isEnglish(locale) ? 'en-GB' : locale, { timeZone, day: 'numeric', month: 'long' }).format(
    new Date(instant),
  );

/** `May`; the month is already in the publication's zone. */
export const formatMonthName = (month: Month, locale: string): string =>
  formatter(locale, { timeZone: 'UTC', month: 'long' }).format(new Date(`${month}-15T12:00:00Z`));

/** `17:46`. */
export const formatClock = (instant: Instant, { timeZone, locale }: Timekeeping): string =>
  formatter(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  );
