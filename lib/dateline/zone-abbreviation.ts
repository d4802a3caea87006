import type { Instant } from '#lib/edition/model.ts';
import { offsetIn } from '#lib/edition/zone-offset.ts';

/**
 * CLDR gives a zone's abbreviation only to the locales where people use it: IST to en-IN, EDT to en-US, CEST to
 * en-GB; every other locale gets an offset. https://cldr.unicode.org/translation/time-zones-and-city-names
 */
const ENGLISH = ['en-US', 'en-GB', 'en-IN', 'en-AU', 'en-ZA', 'en-NZ', 'en-IE', 'en-AE', 'en-HK', 'en-SG'];
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Zones whose people have an abbreviation that CLDR gives to no English locale, and the offset (ms) that it means. */
const LOCAL: Readonly<Record<string, readonly [name: string, offset: number]>> = {
  'Africa/Lagos': ['WAT', HOUR],
  'Africa/Nairobi': ['EAT', 3 * HOUR],
  'Asia/Jakarta': ['WIB', 7 * HOUR],
  'Asia/Karachi': ['PKT', 5 * HOUR],
  'Asia/Kathmandu': ['NPT', 5.75 * HOUR],
  'Asia/Manila': ['PHT', 8 * HOUR],
  'Asia/Seoul': ['KST', 9 * HOUR],
  'Asia/Tokyo': ['JST', 9 * HOUR],
};

/** CLDR names next to no time before 1970, and not Britain's of the two years after it, when it was summer all year. */
const NAMED_FROM = Date.UTC(1972, 0, 1);
/** Where the name of an older time is looked for: a day in each month of twenty years from 1970. */
const LATER = Array.from({ length: 20 * 12 }, (_, month) => Date.UTC(1970, month, 15));

const cache = new Map<string, Intl.DateTimeFormat>();

function shortName(instant: number, timeZone: string, locale: string): string {
  const key = `${timeZone} ${locale}`;
  const known = cache.get(key);
  const formatter = known ?? new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  if (known === undefined) cache.set(key, formatter);
  const part = formatter.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? '';
}

const isOffset = (name: string): boolean => name === '' || /^(?:GMT|UTC)[+\-−]/.test(name);

function nameAt(instant: number, timeZone: string, locale: string): string | undefined {
  for (const each of [locale, ...ENGLISH]) {
    const name = shortName(instant, timeZone, each);
    if (!isOffset(name)) return name;
  }
  const [name, offset] = LOCAL[timeZone] ?? [];
  return offset === offsetIn(timeZone)(instant) ? name : undefined;
}

const laterNames = new Map<string, string | undefined>();

/** What an offset (ms) of a zone was called when it first had a name after 1970; undefined if it never had. */
function laterName(offset: number, timeZone: string, locale: string): string | undefined {
  const key = `${offset} ${timeZone} ${locale}`;
  if (!laterNames.has(key)) laterNames.set(key, findLaterName(offset, timeZone, locale));
  return laterNames.get(key);
}

function findLaterName(offset: number, timeZone: string, locale: string): string | undefined {
  for (const moment of LATER) {
    const name = offsetIn(timeZone)(moment) === offset ? nameAt(moment, timeZone, locale) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** `GMT+5:45` of an offset (ms), as the locale writes it; `GMT` of none. */
function offsetName(offset: number, at: number, timeZone: string, locale: string): string {
  if (offset === 0) return 'GMT';
  const name = shortName(at, timeZone, locale);
  // Britain's double summer time of the war is no BST.
  if (!/^[A-Z]{2,5}$/.test(name)) return name;
  const minutes = Math.abs(offset) / MINUTE;
  const rest = minutes % 60 === 0 ? '' : `:${minutes % 60}`.replace(/:(\d)$/, ':0$1');
  return `GMT${offset < 0 ? '-' : '+'}${Math.floor(minutes / 60)}${rest}`;
}

/**
 * What people in a zone call their time at an instant: `IST`, `EDT`, `CEST`.
 * Where nobody has a name for it, the offset: `GMT+5:45`. Before there was standard time, `LMT`: local mean time.
 */
export function zoneAbbreviation(instant: Instant, timeZone: string, locale: string): string {
  const at = Date.parse(instant);
  const offset = offsetIn(timeZone)(at);
  // No offset of seconds was ever anything else.
  if (offset % MINUTE !== 0) return 'LMT';
  const name = at < NAMED_FROM ? laterName(offset, timeZone, locale) : nameAt(at, timeZone, locale);
  return name ?? offsetName(offset, at, timeZone, locale);
}
