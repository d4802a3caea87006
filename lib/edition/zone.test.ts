import { expect, it } from 'vitest';
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
