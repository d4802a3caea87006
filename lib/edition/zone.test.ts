import fc from 'fast-check';
import { expect, it } from 'vitest';
import '#lib/random-cases.fixtures.ts';
import { calendarOf, dayText, monthText, nextMonth } from './zone.ts';

it("puts a story of the last night of May in the month that the paper's readers were living in", () => {
  const evening = Date.UTC(2007, 4, 31, 19);
  expect(calendarOf('Asia/Kolkata').monthOf(evening)).toBe(200706);
  expect(calendarOf('UTC').monthOf(evening)).toBe(200705);
  expect(calendarOf('America/New_York').monthOf(Date.UTC(2007, 5, 1, 3, 59))).toBe(200705);
  expect(calendarOf('America/New_York').monthOf(Date.UTC(2007, 5, 1, 4))).toBe(200706);
});

it('begins a month at midnight of the zone, in summer and in winter time', () => {
  expect(calendarOf('Asia/Kolkata').startOf(200706)).toBe(Date.UTC(2007, 4, 31, 18, 30));
  expect(calendarOf('Europe/Berlin').startOf(202404)).toBe(Date.UTC(2024, 2, 31, 22));
  expect(calendarOf('Europe/Berlin').startOf(202411)).toBe(Date.UTC(2024, 9, 31, 23));
  expect(calendarOf('Pacific/Apia').startOf(201201)).toBe(Date.UTC(2011, 11, 31, 10));
});

it('begins a day at its midnight, and an hour later where there is no midnight', () => {
  const kolkata = calendarOf('Asia/Kolkata');
  expect(kolkata.startOfDay(20070529)).toBe(Date.UTC(2007, 4, 28, 18, 30));
  expect(kolkata.dayOf(Date.UTC(2007, 4, 28, 18, 30) - 1)).toBe(20070528);
  expect(kolkata.dayOf(Date.UTC(2007, 4, 28, 18, 30))).toBe(20070529);
  // Brazil put its clocks forward at midnight: 4 November 2018 began at 01:00.
  const brazil = calendarOf('America/Sao_Paulo');
  expect(brazil.startOfDay(20181104)).toBe(Date.UTC(2018, 10, 4, 3));
  expect(brazil.dayOf(Date.UTC(2018, 10, 4, 3) - 1)).toBe(20181103);
  expect(dayText(20181104)).toBe('2018-11-04');
});

it('goes on from December to January', () => {
  expect(nextMonth(200712)).toBe(200801);
  expect(monthText(200801)).toBe('2008-01');
});

it('reckons in UTC where the zone is unknown', () => {
  expect(calendarOf('Middle/Earth').startOf(200706)).toBe(Date.UTC(2007, 5, 1));
});

it('begins months and days at the second where a place kept its local mean time', () => {
  const kolkata = calendarOf('Asia/Kolkata');
  const june = Date.UTC(1850, 4, 31, 18, 6, 32);
  expect(kolkata.startOf(185006)).toBe(june);
  expect(kolkata.monthOf(june - 1)).toBe(185005);
  expect(kolkata.dayOf(june - 1)).toBe(18500531);
  expect(kolkata.dayOf(june)).toBe(18500601);
  expect(kolkata.startOfDay(18500601)).toBe(june);
});

it('begins a month when its midnight is skipped, shown twice, or given back', () => {
  // Mexico put its clocks forward as April of 1932 began, Sweden back from one o'clock on the first of October 1916.
  expect(calendarOf('America/Mexico_City').startOf(193204)).toBe(Date.UTC(1932, 3, 1, 7));
  expect(calendarOf('Europe/Stockholm').startOf(191610)).toBe(Date.UTC(1916, 8, 30, 22));
  // Newfoundland came to 00:01 of November 2009 and went back to October for an hour.
  expect(calendarOf('America/St_Johns').startOf(200911)).toBe(Date.UTC(2009, 10, 1, 3, 30));
  // Manila had no 31 December 1844.
  expect(calendarOf('Asia/Manila').startOfDay(18441231)).toBe(calendarOf('Asia/Manila').startOf(184501));
});

const nextDay = (day: number): number => {
  const next = new Date(
    Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, (day % 100) + 1),
  );
  return next.getUTCFullYear() * 10_000 + (next.getUTCMonth() + 1) * 100 + next.getUTCDate();
};

/** The instants (ms) from 1800 to 2040 at which a zone's clocks are changed. */
function changesOf(timeZone: string): number[] {
  const { dayOf } = calendarOf(timeZone);
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offset = (at: number): string =>
    format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? String(dayOf(at));
  const found: number[] = [];
  for (let at = Date.UTC(1800, 0); at < Date.UTC(2040, 0); at += 30 * 86_400_000) {
    let [from, to] = [at, at + 30 * 86_400_000];
    if (offset(from) === offset(to)) continue;
    while (to - from > 1000) {
      const middle = Math.floor((from + to) / 2000) * 1000;
      if (offset(middle) === offset(from)) from = middle;
      else to = middle;
    }
    found.push(to);
  }
  return found;
}

/** An instant lies in its day and in its month. The one exception is a day that clocks had come to when they were put back to the day before. */
function expectInDay(timeZone: string, at: number): void {
  const { dayOf, startOfDay, monthOf } = calendarOf(timeZone);
  const day = dayOf(at);
  const [from, to] = [startOfDay(day), startOfDay(nextDay(day))];
  const label = `${timeZone} ${new Date(at).toISOString()} ${day}`;
  if (at < from && at >= from - 86_400_000 && dayOf(from - 1) < day) return;
  expect(at >= from && at < to, label).toBe(true);
  expect(monthOf(at), label).toBe(Math.floor(day / 100));
}

it('puts every instant from 1800 to 2100 into its day and month, whatever the zone', () => {
  const instant = fc.integer({ min: Date.UTC(1800, 0), max: Date.UTC(2101, 0) });
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  fc.assert(
    fc.property(instant, zone, (at, timeZone) => expectInDay(timeZone, at)),
    { numRuns: 2000 },
  );
});

it('does so too whenever clocks are changed', () => {
  const zones = [
    'America/Sao_Paulo',
    'America/St_Johns',
    'America/Juneau',
    'Asia/Amman',
    'Europe/Paris',
    'Africa/Monrovia',
  ];
  for (const zone of zones)
    for (const change of changesOf(zone))
      for (const seconds of [-86_400, -3600, -60, -1, 0, 1, 60, 3600, 86_400])
        expectInDay(zone, change + seconds * 1000);
});
