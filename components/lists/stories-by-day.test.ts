import { describe, expect, it } from 'vitest';
import type { Teaser } from '#lib/edition/model.ts';
import { isBusy, storiesByDay } from './stories-by-day.ts';

const at = (published: string): Teaser => ({
  path: `/world/${published}`,
  section: 'world',
  sectionTitle: 'World',
  kind: 'news',
  headline: published,
  standfirst: '',
  authors: [],
  published,
  breaking: false,
  access: 'free',
  language: 'en-IN',
  direction: 'ltr',
  readingMinutes: 1,
});
const NIGHT = [at('2007-05-28T20:17:00Z'), at('2007-05-28T18:30:00Z'), at('2007-05-28T18:29:59Z')];

describe('a list by day', () => {
  it('has the days of the place where the paper is made', () => {
    const days = storiesByDay(NIGHT, 'Asia/Kolkata').map(({ day, stories }) => [day, stories.length]);
    expect(days).toEqual([
      ['2007-05-29', 2],
      ['2007-05-28', 1],
    ]);
    expect(storiesByDay(NIGHT, 'UTC')).toHaveLength(1);
    expect(storiesByDay([], 'UTC')).toEqual([]);
  });

  it('heads days only where they are busy', () => {
    expect(isBusy(storiesByDay(NIGHT, 'UTC'))).toBe(true);
    expect(isBusy(storiesByDay(NIGHT, 'Asia/Kolkata'))).toBe(false);
    expect(isBusy(storiesByDay(NIGHT.slice(0, 2), 'Asia/Kolkata'))).toBe(true);
  });
});
