import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { publish } from '../publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '../test-records.ts';
import { listLatest, listMonths, listStories } from './lists.ts';

const NOW = Date.UTC(2024, 5, 1);
const DAY = 24 * 60 * 60 * 1000;
/** 50 stories, one every four days, over seven months; every tenth cannot be read. */
const stories = Array.from({ length: 50 }, (_, i) =>
  articleRecord({
    slug: `s-${i}`,
    published: NOW - i * 4 * DAY,
    kind: i % 2 ? 'news' : 'opinion',
    topics: i % 5 === 0 ? ['iran'] : [],
    expires: i % 10 === 5 ? NOW + DAY : undefined,
  }),
);
const hidden = [
  articleRecord({ slug: 'later', published: NOW + DAY }),
  articleRecord({ slug: 'draft', status: 'draft' }),
  articleRecord({ slug: 'withdrawn', status: 'withdrawn' }),
  articleRecord({ slug: 'expired', expires: NOW }),
];
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

let db: EditionDatabase;
let close: () => void;
beforeAll(() => {
  ({ db, close } = temporaryEdition());
  publish(db, batchOf([site, ...stories, ...hidden]), NOW);
});
afterAll(() => close());

describe('pages of a list', () => {
  it.each([NOW, NOW + 2 * DAY])('hold every visible story once, newest first, at any time', (now) => {
    const expected = [...hidden.slice(0, 1), ...stories]
      .filter(({ published, expires = Infinity }) => published <= now && expires > now)
      .map(({ path }) => path);
    const first = listStories(db, { list: 'section:world', page: 1, size: 7, now });
    expect(first).toMatchObject({ total: expected.length, pages: Math.ceil(expected.length / 7) });
    const pages = Array.from({ length: first.pages }, (_, i) =>
      listStories(db, { list: 'section:world', page: i + 1, size: 7, now }),
    );
    expect(pages.flatMap((page) => page.stories.map(({ path }) => path))).toEqual(expected);
  });

  it('past the last have no stories', () => {
    const page = { stories: [], page: 9, pages: 8, total: 50 };
    expect(listStories(db, { list: 'all', page: 9, size: 7, now: NOW })).toEqual(page);
    expect(listStories(db, { list: 'topic:none', page: 1, size: 7, now: NOW })).toMatchObject({
      stories: [],
      pages: 1,
    });
  });

  it('exist for topics, kinds and authors as well', () => {
    expect(listStories(db, { list: 'topic:iran', page: 1, size: 3, now: NOW })).toMatchObject({ total: 10 });
    expect(listStories(db, { list: 'kind:opinion', page: 1, size: 3, now: NOW })).toMatchObject({
      total: 25,
    });
    expect(listStories(db, { list: 'author:maya', page: 1, size: 3, now: NOW })).toMatchObject({ total: 50 });
  });
});

it('the latest leave out what the page shows already', () => {
  const [first, second] = stories.map(({ path }) => path);
  const latest = listLatest(db, { list: 'all', limit: 2, except: [first ?? ''], now: NOW });
  expect(latest.map(({ path }) => path)).toEqual([second, stories[2]?.path]);
});

it("months are those of the paper's time zone", () => {
  const months = listMonths(db, { list: 'section:world', now: NOW });
  expect(months[0]).toEqual({ month: '2024-06', count: 1 }); // midnight UTC is morning in India
  expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(50);
});

it("months follow when the paper's time zone changes", () => {
  publish(db, batchOf([{ ...site, timeZone: 'UTC' }]), NOW);
  publish(db, batchOf([{ ...site, timeZone: 'America/New_York' }]), NOW);
  expect(listMonths(db, { list: 'section:world', now: NOW })[0]).toEqual({ month: '2024-05', count: 8 });
  publish(db, batchOf([site]), NOW);
});
