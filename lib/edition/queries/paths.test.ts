import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EditionDatabase } from '../database.ts';
import { CORRECTIONS_PER_PAGE, STORIES_PER_PAGE } from '../paging.ts';
import { publish } from '../publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '../test-records.ts';
import { findPathStatus } from './paths.ts';

const NOW = Date.UTC(2024, 5, 1);
let db: EditionDatabase;
let close: () => void;
beforeAll(() => {
  ({ db, close } = temporaryEdition());
  const stories = Array.from({ length: STORIES_PER_PAGE * 2 + 1 }, (_, i) =>
    articleRecord({
      slug: `s-${i}`,
      published: Date.UTC(2024, 4, 1) - i * 60_000,
      corrections: [{ date: NOW, kind: 'correction', text: 'C' }],
    }),
  );
  publish(
    db,
    batchOf([
      {
        type: 'section',
        slug: 'world',
        title: 'World News',
        navTitle: 'World',
        description: '',
        order: 1,
        body: '',
        media: {},
      },
      {
        type: 'section',
        slug: 'empty',
        title: 'Empty',
        navTitle: 'Empty',
        description: '',
        order: 2,
        body: '',
        media: {},
      },
      { type: 'author', slug: 'maya', name: 'Maya', role: '', profiles: [], body: '', media: {} },
      { type: 'author', slug: 'idle', name: 'Idle', role: '', profiles: [], body: '', media: {} },
      { type: 'topic', slug: 'unused', title: 'Unused' },
      { type: 'page', slug: 'privacy', title: 'Privacy', body: '', media: {} },
      ...stories,
      articleRecord({
        slug: 'later',
        published: NOW + 1,
        topics: ['future'],
        corrections: [1, 2].map((date) => ({ date, kind: 'update', text: 'U' })),
      }),
      articleRecord({ slug: 'draft', status: 'draft', topics: ['secret'] }),
      articleRecord({ slug: 'withdrawn', status: 'withdrawn', withdrawnReason: 'Not so.' }),
      articleRecord({ slug: 'expired', expires: NOW }),
    ]),
    NOW,
  );
});
afterAll(() => close());
const statusOf = (path: string, now = NOW) => findPathStatus(db, { path, now });

it.each([
  '/',
  '/world',
  '/world/page/2',
  '/world/page/3',
  '/world/2024/04',
  '/world/2024/04/page/2',
  '/archive',
  '/archive/2024',
  '/archive/2024/04',
  '/archive/2024/04/page/2',
  '/archive/on-this-day',
  '/empty',
  '/authors/maya',
  '/authors/maya/page/3',
  '/authors/idle',
  '/topics/iran',
  '/topics/iran/page/3',
  '/about/privacy',
  '/corrections',
  '/world/2024/05/01/s-0',
])('%s is a page', (path) => expect(statusOf(path)).toEqual({ status: 'page' }));

it.each([
  '/nowhere',
  '/world/',
  '/world/page/4',
  '/world/page/1',
  '/empty/page/2',
  '/world/2024/03',
  '/world/2024/06',
  '/world/2024/13',
  '/empty/2024/04',
  '/world/2024/04/page/4',
  '/archive/2023',
  '/archive/2024/03',
  '/archive/2024/06',
  '/archive/2024/04/page/4',
  '/archive/yesterday',
  '/authors/nobody',
  '/authors/maya/page/4',
  '/topics/unused',
  '/topics/future',
  '/topics/secret',
  '/topics/iran/page/4',
  '/about/nothing',
  '/world/2024/05/01/nothing',
  '/world/2024/06/01/later',
  '/world/2024/05/01/draft',
  '/search',
  '/feed.xml',
  `/world/2024/05/01/${'x'.repeat(100_000)}`,
])('%s is unknown', (path) => expect(statusOf(path)).toEqual({ status: 'unknown' }));

it('knows as many pages of corrections as there are to visible stories', () => {
  expect(STORIES_PER_PAGE * 2 + 1).toBe(CORRECTIONS_PER_PAGE - 1);
  expect(statusOf('/corrections/page/2')).toEqual({ status: 'unknown' });
  expect(statusOf('/corrections/page/2', NOW + 1000)).toEqual({ status: 'page' });
});

it('says why a withdrawn story is gone, and of an expired one that it is', () => {
  expect(statusOf('/world/2024/05/01/withdrawn')).toEqual({
    status: 'gone',
    headline: 'Headline of withdrawn',
    reason: 'Not so.',
  });
  expect(statusOf('/world/2024/05/01/expired')).toEqual({ status: 'gone' });
});

it('goes by the time it is asked at', () => {
  expect(statusOf('/world/2024/06/01/later', NOW + 1000)).toEqual({ status: 'page' });
  expect(statusOf('/topics/future', NOW + 1000)).toEqual({ status: 'page' });
  expect(statusOf('/world/2024/06', NOW + 1000)).toEqual({ status: 'page' });
  expect(statusOf('/archive/2024/06', NOW + 1000)).toEqual({ status: 'page' });
  expect(statusOf('/world/2024/05/01/expired', NOW - 1)).toEqual({ status: 'page' });
});
