import { expect, test } from 'vitest';
import { arrangeRows } from './arrange-rows.ts';

const NOW = Date.parse('2026-11-22T12:00:00+05:30');
const HOUR = 3_600_000;
const row = (headline: string, section: string, hoursAgo: number) => ({
  card: { headline, section },
  at: NOW - hoursAgo * HOUR,
});
const rows = [
  row('Katalin Karikó on the call', 'Science', 50),
  row('Talks in Baghdad', 'World', 1),
  row('What the Antarctic Treaty forbids', 'World', 20),
];
const arranged = (query: string, order: 'latest' | 'oldest' | 'section') =>
  arrangeRows(rows, { query, order, now: NOW, timeZone: 'Asia/Kolkata', locale: 'en-IN' }).map(
    ({ heading, rows: each }) => [heading, ...each.map(({ card }) => card.headline)],
  );

test('stories stand under their days, in the order that was asked for', () => {
  const days = [
    ['Today', 'Talks in Baghdad'],
    ['Yesterday', 'What the Antarctic Treaty forbids'],
    ['Friday 20 November 2026', 'Katalin Karikó on the call'],
  ];
  expect(arranged('', 'latest')).toEqual(days);
  expect(arranged('', 'oldest')).toEqual(days.toReversed());
});

test('or under their sections', () => {
  expect(arranged('', 'section')).toEqual([
    ['Science', 'Katalin Karikó on the call'],
    ['World', 'Talks in Baghdad', 'What the Antarctic Treaty forbids'],
  ]);
});

test('every word has to be there, whatever its accents and capitals', () => {
  expect(arranged('kariko SCIENCE', 'latest')).toEqual([
    ['Friday 20 November 2026', 'Katalin Karikó on the call'],
  ]);
  expect(arranged('kariko world', 'latest')).toEqual([]);
});
