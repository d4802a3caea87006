import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SectionRecord, SiteRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { publish } from '../publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '../test-records.ts';
import {
  listDaysOfMonth,
  listMonthsBySection,
  listMonthsOfYear,
  listOnThisDay,
  listStoriesInMonth,
  listYears,
} from './archive.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Noon in India. */
const NOW = Date.UTC(2024, 4, 29, 6, 30);
const site: SiteRecord = {
  type: 'site',
  name: 'The Meridian',
  tagline: '',
  timeZone: 'Asia/Kolkata',
  locale: 'en-IN',
  social: [],
  newsletters: [],
  policies: {},
};
const section = (slug: string, order: number): SectionRecord => ({
  type: 'section',
  slug,
  title: slug,
  navTitle: slug,
  description: '',
  order,
  body: '',
  media: {},
});
/** Three stories a day over the sixty days before, in two sections, some of which nobody may read. */
const stories = Array.from({ length: 180 }, (_, i) =>
  articleRecord({
    slug: `s-${i}`,
    section: i % 3 === 0 ? 'sport' : 'world',
    published: NOW - Math.floor(i / 3) * DAY - (i % 3) * 1000,
    expires: i % 20 === 7 ? NOW : undefined,
    status: i % 20 === 9 ? 'draft' : 'published',
  }),
);
const later = articleRecord({ slug: 'later', published: NOW + DAY });
const visible = stories.filter(({ status, expires }) => status === 'published' && expires === undefined);

let db: EditionDatabase;
let close: () => void;
beforeAll(() => {
  ({ db, close } = temporaryEdition());
  publish(db, batchOf([site, section('world', 2), section('sport', 1), ...stories, later]), NOW);
});
afterAll(() => close());

describe('the archive', () => {
  it('counts by year, month and section what a reader finds there', () => {
    expect(listYears(db, { now: NOW })).toEqual([{ year: '2024', count: visible.length }]);
    expect(listYears(db, { now: NOW + DAY })).toEqual([{ year: '2024', count: visible.length + 1 }]);
    const months = listMonthsBySection(db, { year: '2024', now: NOW });
    expect(months.map(({ month }) => month)).toEqual(['2024-05', '2024-04', '2024-03']);
    for (const { month, count, sections } of months) {
      expect(sections.map(({ slug }) => slug)).toEqual(['sport', 'world']);
      expect(sections.reduce((sum, part) => sum + part.count, 0)).toBe(count);
      const own = listMonthsOfYear(db, { list: 'section:world', year: '2024', now: NOW });
      expect(sections[1]?.count).toBe(own.find((each) => each.month === month)?.count);
    }
    expect(listMonthsBySection(db, { year: '2023', now: NOW })).toEqual([]);
  });

  it.each(['all', 'section:world'] as const)('pages of a month hold every story of %s once', (list) => {
    for (const { month, count } of listMonthsOfYear(db, { list, year: '2024', now: NOW })) {
      const first = listStoriesInMonth(db, { list, month, page: 1, size: 7, now: NOW });
      expect(first).toMatchObject({ total: count, pages: Math.ceil(count / 7) });
      const paths = Array.from({ length: first.pages }, (_, n) =>
        listStoriesInMonth(db, { list, month, page: n + 1, size: 7, now: NOW }),
      ).flatMap((page) => page.stories.map(({ path }) => path));
      const expected = visible.filter(
        ({ published, section: of }) =>
          new Date(published + 5.5 * 3_600_000).toISOString().startsWith(month) &&
          (list === 'all' || of === 'world'),
      );
      expect(paths).toEqual(expected.map(({ path }) => path));
      expect(
        listStoriesInMonth(db, { list, month, page: first.pages + 1, size: 7, now: NOW }).stories,
      ).toEqual([]);
    }
  });

  it('says of each day how many stories it has, in the order of the pages', () => {
    const days = listDaysOfMonth(db, { list: 'all', month: '2024-05', now: NOW });
    expect(days[0]?.day).toBe('2024-05-29');
    expect(days.at(-1)?.day).toBe('2024-05-01');
    const total = listStoriesInMonth(db, { list: 'all', month: '2024-05', page: 1, size: 7, now: NOW }).total;
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(listDaysOfMonth(db, { list: 'all', month: '2023-05', now: NOW })).toEqual([]);
  });
});

describe('on this day', () => {
  const on = (
    year: number,
    month: number,
    day: number,
    hour = 12,
    slug = `y${year}-${month}-${day}-${hour}`,
  ) => articleRecord({ slug, published: Date.UTC(year, month - 1, day, hour) - 5.5 * 3_600_000 });
  const slugs = (edition: EditionDatabase, now: number, limit?: number) =>
    listOnThisDay(edition, { now, ...(limit ? { limit } : {}) }).map(({ path }) => path.split('/').at(-1));
  const inIndia = (text: string): number => Date.parse(`${text}+05:30`);

  it('is the day of the paper’s own zone, and the next one from midnight on', () => {
    const { db: own, close: end } = temporaryEdition();
    publish(
      own,
      batchOf([site, on(2007, 5, 29, 0), on(2007, 5, 28, 23), on(2012, 5, 29), on(2024, 5, 29)]),
      NOW,
    );
    expect(slugs(own, inIndia('2024-05-28T23:59:59'))).toEqual(['y2007-5-28-23']);
    expect(slugs(own, inIndia('2024-05-29T00:00:00'))).toEqual(['y2012-5-29-12', 'y2007-5-29-0']);
    // The story of the very year is news, not memory.
    expect(slugs(own, inIndia('2025-05-29T12:00:00'))[0]).toBe('y2024-5-29-12');
    expect(slugs(own, inIndia('2024-05-30T00:00:00'))).toEqual([]);
    end();
  });

  it('remembers the leap day in every year', () => {
    const { db: own, close: end } = temporaryEdition();
    publish(own, batchOf([site, on(2020, 2, 29), on(2020, 2, 28), on(2021, 2, 28), on(2021, 3, 1)]), NOW);
    expect(slugs(own, inIndia('2023-02-28T09:00:00'))).toEqual([
      'y2021-2-28-12',
      'y2020-2-29-12',
      'y2020-2-28-12',
    ]);
    expect(slugs(own, inIndia('2024-02-28T09:00:00'))).toEqual(['y2021-2-28-12', 'y2020-2-28-12']);
    expect(slugs(own, inIndia('2024-02-29T09:00:00'))).toEqual(['y2020-2-29-12']);
    end();
  });

  it('gives every year its share of a long memory, and never more than fits a page', () => {
    const { db: own, close: end } = temporaryEdition();
    const years = Array.from({ length: 60 }, (_, n) => 1960 + n);
    publish(
      own,
      batchOf([site, ...years.flatMap((year) => [9, 11, 13].map((hour) => on(year, 5, 29, hour)))]),
      NOW,
    );
    const all = listOnThisDay(own, { now: NOW });
    expect(all).toHaveLength(40);
    expect(new Set(all.map(({ published }) => published.slice(0, 4))).size).toBe(40);
    expect(slugs(own, NOW, 3)).toEqual(['y2019-5-29-13', 'y2018-5-29-13', 'y2017-5-29-13']);
    end();
  });
});
