/**
 * How the paper writes an instant: always in the publication's own time zone, always with the zone's name.
 * English locales get the house form (`May 29, 2007 01:47 AM IST`), others what CLDR says is theirs.
 */
import type { Instant, Month } from '#lib/edition/model.ts';
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

function writeIso(instant: Instant, timeZone: string): string {
  const p = parts(instant, 'en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  const offset = p.timeZoneName?.replace('GMT', '') || '+00:00';
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}${offset}`;
}

/** `2007-05-29T01:47:00+05:30`: the same instant with the zone's offset, for `<time datetime>`. */
export const isoWithOffset = (instant: Instant, timeZone: string): string =>
  once('ISO', { timeZone, locale: '' }, instant, () => writeIso(instant, timeZone));

/** `2007-05-29`: the calendar day of an instant in a zone. */
export const isoDay = (instant: Instant, timeZone: string): string =>
  isoWithOffset(instant, timeZone).slice(0, 10);

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
