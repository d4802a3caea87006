import { describe, expect, it } from 'vitest';
import { storyAge } from './story-age.ts';

const ZONE = 'Asia/Kolkata';
const baghdad = '2007-05-29T01:47:00+05:30';

describe('the age of a story', () => {
  it.each([
    ['2026-11-22T12:00:00+05:30', 'This story is more than 19 years old'],
    ['2008-05-29T00:00:00+05:30', 'This story is more than a year old'],
    ['2009-05-29T00:00:00+05:30', 'This story is more than 2 years old'],
  ])('warns whoever reads it on %s', (now, warning) => {
    expect(storyAge(baghdad, now, ZONE)).toBe(warning);
  });

  it.each(['2007-05-29T02:00:00+05:30', '2008-05-28T23:59:59+05:30'])(
    'says nothing in its first year: %s',
    (now) => {
      expect(storyAge(baghdad, now, ZONE)).toBeUndefined();
    },
  );

  it('counts days as the paper does, not as Greenwich does', () => {
    // Still 28 May in London.
    expect(storyAge(baghdad, '2008-05-28T19:00:00Z', ZONE)).toBe('This story is more than a year old');
  });
});
