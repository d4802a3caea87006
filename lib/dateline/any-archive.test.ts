/** Times of any archive, in every zone, from 1800 to 2100. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '#lib/random-cases.fixtures.ts';
import { formatClock, formatTimestamp, isoDay, isoWithOffset } from './format-time.ts';
import { zoneAbbreviation } from './zone-abbreviation.ts';

/** Zones of the data base, and those that had the farthest and the oddest offsets. */
const ZONES = [
  ...Intl.supportedValuesOf('timeZone'),
  'Asia/Kolkata',
  'Europe/Amsterdam',
  'Africa/Monrovia',
  'America/Juneau',
  'Asia/Manila',
];
const zone = fc.constantFrom(...ZONES);
const instant = fc
  .oneof(
    fc.integer({ min: Date.UTC(1800, 0, 1) / 1000, max: Date.UTC(2101, 0, 1) / 1000 }).map((s) => s * 1000),
    fc.integer({ min: Date.UTC(1800, 0, 1), max: Date.UTC(2101, 0, 1) }),
    // Where standard time begins, and where it changes most.
    fc.integer({ min: Date.UTC(1880, 0, 1) / 1000, max: Date.UTC(1950, 0, 1) / 1000 }).map((s) => s * 1000),
  )
  .map((ms) => new Date(ms).toISOString());

/**
 * A global date and time as HTML takes it (https://html.spec.whatwg.org/#valid-global-date-and-time-string), which is narrower than
 * RFC 3339, ISO 8601 and W3C's note on dates in nothing but the fraction (three digits at most): the year above 0, no `-00:00`.
 */
const GLOBAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,3})?(?:Z|([+-])(\d\d):(\d\d))$/;

function faults(written: string): string[] {
  const match = GLOBAL.exec(written);
  if (match === null) return ['It has another form.'];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [hours, minutes] = [Number(match[8] ?? 0), Number(match[9] ?? 0)];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return [
    ...(year < 1 || day < 1 || day > days ? ['No calendar has that day.'] : []),
    ...(hour > 23 || minute > 59 || second > 59 ? ['No clock has that time.'] : []),
    ...(hours > 23 || minutes > 59 ? ['No offset is so.'] : []),
    ...(match[7] === '-' && hours + minutes === 0 ? ['-00:00 is for a place that nobody knows.'] : []),
    // https://www.w3.org/TR/xmlschema11-2/#dateTime, by which Atom is checked (RFC 4287, 3.3).
    ...(hours * 60 + minutes > 14 * 60 ? ['XML Schema has no such offset.'] : []),
  ];
}

/** What a clock on a wall of the zone shows, by the platform's own data: `1850-06-01 17:53:28`. */
const walls = new Map<string, Intl.DateTimeFormat>();
function wallClock(at: string, timeZone: string): string {
  let format = walls.get(timeZone);
  if (format === undefined) {
    // Sweden writes ISO 8601.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    walls.set(timeZone, format);
  }
  return format.format(new Date(at));
}

describe('a time of any archive', () => {
  it('is valid wherever programs read it, and the same instant', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const written = isoWithOffset(at, timeZone);
        expect([written, faults(written)]).toEqual([written, []]);
        expect(Date.parse(written)).toBe(Date.parse(at));
      }),
      { numRuns: 3000 },
    );
  });

  it('has for programs the day and the minute that readers see', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const shown = wallClock(at, timeZone);
        const written = isoWithOffset(at, timeZone);
        expect(isoDay(at, timeZone)).toBe(shown.slice(0, 10));
        expect(formatClock(at, { timeZone, locale: 'en-GB' })).toBe(shown.slice(11, 16));
        // Beyond 14 hours no offset is allowed everywhere: the time is in UTC.
        if (!written.endsWith('Z')) expect(written.slice(0, 16)).toBe(shown.replace(' ', 'T').slice(0, 16));
      }),
      { numRuns: 3000 },
    );
  });

  it('is printed with a name of its zone, or an offset, without seconds', () => {
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.constantFrom('en-IN', 'en-US', 'de-DE', 'fr-FR'),
        (at, timeZone, locale) => {
          const name = zoneAbbreviation(at, timeZone, locale);
          expect(name).toMatch(/^(?:[A-Za-z]{2,6}|(?:GMT|UTC)[+\-−]\d{1,2}(?::\d\d)?)$/);
          expect(formatTimestamp(at, { timeZone, locale }).endsWith(` ${name}`)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is in UTC for programs where the place is in the year 10000 already: "never" in some archives', () => {
    expect(isoWithOffset('9999-12-31T23:59:59Z', 'Asia/Kolkata')).toBe('9999-12-31T23:59:59Z');
  });

  it.each([
    ['Asia/Kolkata', '1850-06-01T12:00:00Z', '1850-06-01T17:53:00+05:53', 'Jun 1, 1850 05:53 PM LMT'],
    ['Asia/Kolkata', '1850-05-31T18:06:32Z', '1850-06-01T00:00:32+05:54', 'Jun 1, 1850 12:00 AM LMT'],
    ['Asia/Kolkata', '1850-05-31T18:06:31Z', '1850-05-31T23:59:31+05:53', 'May 31, 1850 11:59 PM LMT'],
    ['Asia/Kolkata', '1947-08-14T18:30:00Z', '1947-08-15T00:00:00+05:30', 'Aug 15, 1947 12:00 AM IST'],
    ['Asia/Kolkata', '1943-06-15T12:00:00Z', '1943-06-15T18:30:00+06:30', 'Jun 15, 1943 06:30 PM GMT+6:30'],
    ['Africa/Monrovia', '1960-01-01T00:30:00Z', '1959-12-31T23:45:00-00:45', 'Dec 31, 1959 11:45 PM LMT'],
    ['America/New_York', '1912-04-15T12:00:00Z', '1912-04-15T07:00:00-05:00', 'Apr 15, 1912 07:00 AM EST'],
    ['America/New_York', '1960-07-04T16:00:00Z', '1960-07-04T12:00:00-04:00', 'Jul 4, 1960 12:00 PM EDT'],
    ['Europe/London', '1805-11-06T12:00:00Z', '1805-11-06T11:58:00-00:02', 'Nov 6, 1805 11:58 AM LMT'],
    ['Europe/London', '1912-04-15T12:00:00Z', '1912-04-15T12:00:00+00:00', 'Apr 15, 1912 12:00 PM GMT'],
    ['Europe/London', '1943-06-15T12:00:00Z', '1943-06-15T14:00:00+02:00', 'Jun 15, 1943 02:00 PM GMT+2'],
    ['Europe/London', '1970-06-15T12:00:00Z', '1970-06-15T13:00:00+01:00', 'Jun 15, 1970 01:00 PM BST'],
    ['Asia/Tokyo', '1850-01-01T00:00:00Z', '1850-01-01T09:18:00+09:18', 'Jan 1, 1850 09:18 AM LMT'],
    ['Asia/Tokyo', '1948-07-15T00:00:00Z', '1948-07-15T10:00:00+10:00', 'Jul 15, 1948 10:00 AM GMT+10'],
    ['America/Juneau', '1860-06-01T00:00:00Z', '1860-06-01T00:00:00Z', 'Jun 1, 1860 03:02 PM LMT'],
    [
      'Europe/Paris',
      '2026-06-01T00:00:00.250Z',
      '2026-06-01T02:00:00.250+02:00',
      'Jun 1, 2026 02:00 AM CEST',
    ],
  ])('%s, %s: %s', (timeZone, at, written, printed) => {
    expect(isoWithOffset(at, timeZone)).toBe(written);
    expect(formatTimestamp(at, { timeZone, locale: 'en-GB' })).toBe(printed);
  });
});
