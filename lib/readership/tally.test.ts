import { describe, expect, it } from 'vitest';
import { FEWEST_READS, rankStories } from './ranking.ts';
import { Seen } from './seen.ts';
import { hourOf, readHours, Tally } from './tally.ts';

const HOUR = 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 22, 12);
const read = (tally: Tally, story: string, times: number, now = NOW): void => {
  for (let n = 0; n < times; n += 1) tally.add(story, now);
};

describe('who has read what', () => {
  it('counts a reader once for a story and a day, and again the next day', () => {
    const seen = new Seen();
    expect(seen.isNew('a', '/x', NOW)).toBe(true);
    expect(seen.isNew('a', '/x', NOW + HOUR)).toBe(false);
    expect(seen.isNew('a', '/y', NOW)).toBe(true);
    expect(seen.isNew('b', '/x', NOW)).toBe(true);
    expect(seen.isNew('a', '/x', NOW + 24 * HOUR)).toBe(true);
  });

  it('hardly ever takes one reader for another', () => {
    const seen = new Seen();
    let taken = 0;
    for (let n = 0; n < 100_000; n += 1) if (!seen.isNew(`reader ${n}`, '/x', NOW)) taken += 1;
    expect(taken).toBeLessThan(20);
  });
});

describe('the tally', () => {
  it('is the same after it was kept and read again', () => {
    const tally = new Tally();
    read(tally, '/world/a', 3);
    read(tally, '/world/b', 2, NOW - HOUR);
    expect(readHours(tally.toText())).toEqual(tally.hours);
    expect(tally.toText()).not.toMatch(/Mozilla|\d+\.\d+\.\d+\.\d+/);
  });

  it.each([
    '',
    '{',
    '{"version":2,"hours":[]}',
    '{"version":1,"hours":[[1,[["/a",-1]]]]}',
    '[]',
    'null',
    '\0\0',
  ])('is not made of %j', (text) => expect(readHours(text)).toBeUndefined());

  it('forgets what is older than a day, and of a busy hour what hardly anybody read', () => {
    const tally = new Tally();
    read(tally, '/old', 1, NOW - 25 * HOUR);
    for (let n = 0; n < 30_000; n += 1) tally.add(`/crawled/${n}`, NOW - HOUR);
    read(tally, '/read', 5, NOW - HOUR);
    read(tally, '/new', 1);
    expect([...tally.hours.keys()]).toEqual([hourOf(NOW - HOUR), hourOf(NOW)]);
    expect(tally.hours.get(hourOf(NOW - HOUR))?.size).toBe(500);
    expect(tally.hours.get(hourOf(NOW - HOUR))?.get('/read')).toBe(5);
  });
});

describe('the order', () => {
  it('puts first what is read now: a read of the morning counts for less', () => {
    const tally = new Tally();
    read(tally, '/morning', 30, NOW - 16 * HOUR);
    read(tally, '/now', 15);
    read(tally, '/yesterday', 900, NOW - 24 * HOUR);
    expect(rankStories([tally.hours], NOW)).toEqual(['/now', '/morning']);
  });

  it('has only stories with readers enough, and adds up what several processes counted', () => {
    const [one, other] = [new Tally(), new Tally()];
    read(one, '/few', FEWEST_READS - 1);
    read(one, '/enough', FEWEST_READS - 1);
    read(other, '/enough', 1);
    expect(rankStories([one.hours], NOW)).toEqual([]);
    expect(rankStories([one.hours, other.hours], NOW)).toEqual(['/enough']);
    // Counted by a clock that was set back since.
    expect(rankStories([one.hours, other.hours], NOW - 2 * HOUR)).toEqual([]);
  });
});
