import type { Instant } from '#lib/edition/model.ts';

/**
 * CLDR gives a zone's abbreviation only to the locales where people use it: IST to en-IN, EDT to en-US, CEST to
 * en-GB; every other locale gets an offset. https://cldr.unicode.org/translation/time-zones-and-city-names
 */
const ENGLISH = ['en-US', 'en-GB', 'en-IN', 'en-AU', 'en-ZA', 'en-NZ', 'en-IE', 'en-AE', 'en-HK', 'en-SG'];
/** Zones whose people have an abbreviation that CLDR gives to no English locale. */
const LOCAL: Readonly<Record<string, string>> = {
  'Africa/Lagos': 'WAT',
  'Africa/Nairobi': 'EAT',
  'Asia/Jakarta': 'WIB',
  'Asia/Karachi': 'PKT',
  'Asia/Kathmandu': 'NPT',
  'Asia/Manila': 'PHT',
  'Asia/Seoul': 'KST',
  'Asia/Tokyo': 'JST',
};

const cache = new Map<string, Intl.DateTimeFormat>();

function shortName(instant: Instant, timeZone: string, locale: string): string {
  const key = `${timeZone} ${locale}`;
  const known = cache.get(key);
  const formatter = known ?? new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  if (known === undefined) cache.set(key, formatter);
  const part = formatter.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? '';
}

const isOffset = (name: string): boolean => name === '' || /^(?:GMT|UTC)[+\-−]/.test(name);

/**
 * What people in a zone call their time at an instant: `IST`, `EDT`, `CEST`.
 * Where nobody has a name for it, the offset: `GMT+5:45`.
 */
export function zoneAbbreviation(instant: Instant, timeZone: string, locale: string): string {
  for (const each of [locale, ...ENGLISH]) {
    const name = shortName(instant, timeZone, each);
    if (!isOffset(name)) return name;
  }
  return LOCAL[timeZone] ?? (shortName(instant, timeZone, locale) || 'UTC');
}
