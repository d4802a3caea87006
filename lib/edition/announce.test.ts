import { afterEach, beforeEach, expect, it } from 'vitest';
import { announceDue, nextDue } from './announce.ts';
import type { FrontRecord, LiveEntryRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import { publish } from './publish.ts';
import { latestChange } from './queries/changes.ts';
import { listBreaking } from './queries/fronts.ts';
import { listMonths, listStories } from './queries/lists.ts';
import { findPathStatus } from './queries/paths.ts';
import { listLiveEntries } from './queries/stories.ts';
import { articleTag, frontTag, listTag } from './tags.ts';
import { articleRecord, batchOf, temporaryEdition } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
const HOUR = 60 * 60 * 1000;
const SILENCE = { change: undefined, tags: [] };
let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());

const worldAt = (now: number) => listStories(db, { list: 'section:world', page: 1, size: 10, now });

it('announces a scheduled story when it is due, once', () => {
  const story = articleRecord({ slug: 'later', published: NOW + HOUR });
  publish(db, batchOf([story]), NOW);
  expect(nextDue(db, NOW)).toBe(NOW + HOUR);
  expect(announceDue(db, NOW + HOUR - 1)).toEqual(SILENCE);
  expect(worldAt(NOW + HOUR - 1).total).toBe(0);
  expect(worldAt(NOW + HOUR).stories.map(({ path }) => path)).toEqual([story.path]);
  const { change, tags } = announceDue(db, NOW + HOUR);
  expect(change).toBe(latestChange(db));
  expect(tags).toEqual(expect.arrayContaining([articleTag(story.path), listTag('section:world')]));
  expect(announceDue(db, NOW + HOUR)).toEqual(SILENCE);
  expect(announceDue(db, NOW + 2 * HOUR)).toEqual(SILENCE);
  expect(nextDue(db, NOW + HOUR)).toBeUndefined();
});

it('announces an entry of a live story when it is due, and shows it no sooner', () => {
  const live = articleRecord({ slug: 'live', kind: 'live' });
  const entry = (id: string, at: number): LiveEntryRecord => ({
    type: 'live-entry',
    story: live.path,
    id,
    at,
    key: false,
    pinned: false,
    body: '',
    media: {},
  });
  const shownAt = (now: number) => listLiveEntries(db, { path: live.path, now }).map(({ id }) => id);
  publish(db, batchOf([live, entry('t0900', NOW)]), NOW);
  expect(publish(db, batchOf([entry('t1000', NOW + HOUR)]), NOW)).toEqual(SILENCE);
  expect(shownAt(NOW + HOUR - 1)).toEqual(['t0900']);
  expect(nextDue(db, NOW)).toBe(NOW + HOUR);
  expect(announceDue(db, NOW + HOUR - 1)).toEqual(SILENCE);
  expect(announceDue(db, NOW + HOUR).tags).toEqual([articleTag(live.path)]);
  expect(shownAt(NOW + HOUR)).toEqual(['t1000', 't0900']);
  expect(announceDue(db, NOW + 2 * HOUR)).toEqual(SILENCE);
  expect(nextDue(db, NOW + HOUR)).toBeUndefined();
  // Put off again, it leaves the page; a clock that is set back hides it too.
  expect(publish(db, batchOf([entry('t1000', NOW + 9 * HOUR)]), NOW + 2 * HOUR).tags).toEqual([
    articleTag(live.path),
  ]);
  announceDue(db, NOW + 9 * HOUR);
  expect(announceDue(db, NOW).tags).toEqual([articleTag(live.path)]);
  expect(shownAt(NOW)).toEqual(['t0900']);
});

it('announces what became due while the desk was down, also when a batch comes first', () => {
  const story = articleRecord({ slug: 'later', published: NOW + HOUR });
  publish(db, batchOf([story]), NOW);
  const { tags } = publish(db, batchOf([articleRecord({ slug: 'other' })]), NOW + 5 * HOUR);
  expect(tags).toContain(articleTag(story.path));
  expect(announceDue(db, NOW + 5 * HOUR)).toEqual(SILENCE);
});

it('takes an expired story out of lists and counts, whether or not it was announced', () => {
  const story = articleRecord({ slug: 'licensed', expires: NOW + HOUR });
  publish(db, batchOf([story, articleRecord({ slug: 'other' })]), NOW);
  const seen = (now: number) => ({
    total: worldAt(now).total,
    stories: worldAt(now).stories.length,
    months: listMonths(db, { list: 'section:world', now }),
    status: findPathStatus(db, { path: story.path, now }).status,
  });
  expect(seen(NOW)).toMatchObject({ total: 2, stories: 2, status: 'page' });
  const after = seen(NOW + HOUR);
  expect(after).toEqual({
    total: 1,
    stories: 1,
    months: [{ month: '2024-05', count: 1 }],
    status: 'gone',
  });
  expect(nextDue(db, NOW)).toBe(NOW + HOUR);
  expect(announceDue(db, NOW + HOUR).tags).toContain(listTag('section:world'));
  expect(seen(NOW + HOUR)).toEqual(after);
});

it('ends breaking news after six hours', () => {
  const story = articleRecord({ slug: 'now', published: NOW, breaking: true });
  publish(db, batchOf([story]), NOW);
  expect(listBreaking(db, { now: NOW + 6 * HOUR - 1 })).toHaveLength(1);
  expect(listBreaking(db, { now: NOW + 6 * HOUR })).toEqual([]);
  expect(nextDue(db, NOW)).toBe(NOW + 6 * HOUR);
  expect(announceDue(db, NOW + 6 * HOUR).tags).toEqual(
    expect.arrayContaining([frontTag, listTag('all'), articleTag(story.path)]),
  );
});

it("announces the end of a front's slot", () => {
  const story = articleRecord({ slug: 'held' });
  const front: FrontRecord = {
    type: 'front',
    name: 'home',
    blocks: [{ layout: 'lead', slots: [{ path: story.path, until: NOW + HOUR }] }],
  };
  publish(db, batchOf([story, front]), NOW);
  expect(nextDue(db, NOW)).toBe(NOW + HOUR);
  expect(announceDue(db, NOW + 2 * HOUR).tags).toEqual([frontTag]);
});

it('follows a clock that was wrong and is set back', () => {
  const licensed = articleRecord({ slug: 'licensed', expires: NOW + 2 * HOUR });
  const later = articleRecord({ slug: 'later', published: NOW + HOUR });
  publish(db, batchOf([licensed, later]), NOW);
  announceDue(db, NOW + 3 * HOUR);
  const { tags } = announceDue(db, NOW);
  expect(tags).toEqual(expect.arrayContaining([articleTag(licensed.path), articleTag(later.path)]));
  expect(worldAt(NOW).stories.map(({ path }) => path)).toEqual([licensed.path]);
  expect(worldAt(NOW).total).toBe(1);
  expect(nextDue(db, NOW)).toBe(NOW + HOUR);
});
