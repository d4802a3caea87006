import { describe, expect, it } from 'vitest';
import {
  formatClock,
  formatDate,
  formatDay,
  formatMonth,
  formatTimeOfDay,
  formatTimestamp,
  isoDay,
  isoWithOffset,
} from './format-time.ts';

const INDIA = { timeZone: 'Asia/Kolkata', locale: 'en-IN' };
const BAGHDAD_STORY = '2007-05-28T20:17:00.000Z';

describe('a time in a byline', () => {
  it('is written as the house writes it, with the name of the zone', () => {
    expect(formatTimestamp(BAGHDAD_STORY, INDIA)).toBe('May 29, 2007 01:47 AM IST');
  });

  it('has midnight and noon as 12', () => {
    expect(formatTimestamp('2007-05-28T18:35:00.000Z', INDIA)).toBe('May 29, 2007 12:05 AM IST');
    expect(formatTimestamp('2007-05-29T06:30:00.000Z', INDIA)).toBe('May 29, 2007 12:00 PM IST');
  });

  it.each([
    ['America/New_York', 'en-US', '2026-01-15T17:00:00Z', 'Jan 15, 2026 12:00 PM EST'],
    ['America/New_York', 'en-US', '2026-07-15T16:00:00Z', 'Jul 15, 2026 12:00 PM EDT'],
    ['America/New_York', 'en-IN', '2026-07-15T16:00:00Z', 'Jul 15, 2026 12:00 PM EDT'],
    ['Europe/London', 'en-GB', '2026-03-29T00:59:00Z', 'Mar 29, 2026 12:59 AM GMT'],
    ['Europe/London', 'en-GB', '2026-03-29T01:00:00Z', 'Mar 29, 2026 02:00 AM BST'],
    ['Europe/Paris', 'en-US', '2026-07-15T16:00:00Z', 'Jul 15, 2026 06:00 PM CEST'],
    ['Asia/Tokyo', 'en-US', '2026-07-15T16:00:00Z', 'Jul 16, 2026 01:00 AM JST'],
    ['Australia/Sydney', 'en-US', '2026-01-15T16:00:00Z', 'Jan 16, 2026 03:00 AM AEDT'],
    ['America/Sao_Paulo', 'en-US', '2026-07-15T16:00:00Z', 'Jul 15, 2026 01:00 PM GMT-3'],
    ['UTC', 'en-GB', '2026-07-15T16:00:00Z', 'Jul 15, 2026 04:00 PM UTC'],
  ])('names the zone as people in %s do (%s, %s)', (timeZone, locale, instant, expected) => {
    expect(formatTimestamp(instant, { timeZone, locale })).toBe(expected);
  });

  it('follows the locale where the publication is not in English', () => {
    expect(formatTimestamp(BAGHDAD_STORY, { timeZone: 'Asia/Kolkata', locale: 'hi-IN' })).toMatch(
      /29 मई 2007.*1:47.*IST$/,
    );
  });
});

describe('the same time for machines', () => {
  it.each([
    ['Asia/Kolkata', BAGHDAD_STORY, '2007-05-29T01:47:00+05:30'],
    ['UTC', BAGHDAD_STORY, '2007-05-28T20:17:00+00:00'],
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T01:30:00-04:00'],
    ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-01T01:30:00-05:00'],
    ['Asia/Kathmandu', '2026-12-31T18:15:30Z', '2027-01-01T00:00:30+05:45'],
  ])('keeps the offset of %s', (timeZone, instant, expected) => {
    const written = isoWithOffset(instant, timeZone);
    expect(written).toBe(expected);
    expect(Date.parse(written)).toBe(Date.parse(instant));
  });

  it('knows which day it is where the paper is made', () => {
    expect(isoDay(BAGHDAD_STORY, 'Asia/Kolkata')).toBe('2007-05-29');
    expect(isoDay(BAGHDAD_STORY, 'America/New_York')).toBe('2007-05-28');
  });
});

describe('shorter forms', () => {
  it('has the hour alone for an update on the same day', () => {
    expect(formatTimeOfDay('2007-05-28T12:50:00Z', INDIA)).toBe('06:20 PM IST');
    expect(formatTimeOfDay('2007-05-28T12:50:00Z', { timeZone: 'Europe/Berlin', locale: 'de-DE' })).toBe(
      '14:50 MESZ',
    );
  });

  it('has a day for the masthead, a date for older stories, a month for archives, a clock for live entries', () => {
    expect(formatDay(BAGHDAD_STORY, INDIA)).toBe('Tuesday 29 May 2007');
    expect(formatDate(BAGHDAD_STORY, INDIA)).toBe('May 29, 2007');
    expect(formatMonth('2007-05', 'en-IN')).toBe('May 2007');
    expect(formatClock(BAGHDAD_STORY, INDIA)).toBe('01:47');
    expect(formatClock('2007-05-28T18:30:00Z', INDIA)).toBe('00:00');
  });
});
