import { expect, it } from 'vitest';
import { nextDue } from './announce.ts';
import type { FrontRecord, SectionRecord } from './batch.ts';
import { openEdition } from './database.ts';
import type { StoryList } from './model.ts';
import { markComplete, publish } from './publish.ts';
import {
  listDaysOfMonth,
  listMonthsBySection,
  listOnThisDay,
  listStoriesInMonth,
  listYears,
} from './queries/archive.ts';
import { findAuthor } from './queries/authors.ts';
import { latestChange, readChanges } from './queries/changes.ts';
import { listCorrections } from './queries/corrections.ts';
import { findFront, listBreaking } from './queries/fronts.ts';
import { listLatest, listMonths, listStories } from './queries/lists.ts';
import { findMedia } from './queries/media.ts';
import { countLists, newestOfLists } from './queries/newest-of-lists.ts';
import { findFirstPath } from './queries/origins.ts';
import { findPathStatus } from './queries/paths.ts';
import { listChanges, listRevisions } from './queries/revisions.ts';
import {
  countListed,
  findMatches,
  findNewestMatches,
  findSectionOf,
  findWordsOf,
  isIndexing,
  listLateExpired,
  listStoriesOfSections,
  listWordsFrom,
  rankMatches,
  readFound,
  slicesOf,
  visibleSpan,
} from './queries/search.ts';
import { lastChangeInMonth, listNews, sitemapStories } from './queries/sitemaps.ts';
import { editionStatus } from './queries/status.ts';
import { findStory, listLiveEntries, listRelated } from './queries/stories.ts';
import { findTopic, listTopicsOf } from './queries/topics.ts';
import { OPEN_TEXT } from './stored.ts';
import { articleRecord, batchOf, temporaryEdition } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);

it('no public query reads a whole archive, sorts one, or touches the texts that are not public', () => {
  const lived = temporaryEdition();
  const stories = Array.from({ length: 60 }, (_, i) =>
    articleRecord({
      slug: `s-${i}`,
      kind: 'live',
      image: { file: 'a', alt: '' },
      corrections: [{ date: NOW, kind: 'update', text: '' }],
    }),
  );
  const front: FrontRecord = {
    type: 'front',
    name: 'home',
    blocks: [
      {
        layout: '',
        slots: [{ path: '/x' }],
        rule: { section: 'world', kind: 'live', topic: 'iran', limit: 9 },
      },
    ],
  };
  const world: SectionRecord = {
    type: 'section',
    slug: 'world',
    title: '',
    navTitle: '',
    description: '',
    order: 1,
    body: '',
    media: {},
  };
  markComplete(lived.db);
  publish(lived.db, batchOf([world, front, ...stories]), NOW);
  publish(lived.db, batchOf([articleRecord({ ...stories[1], standfirst: 'Another.' })]), NOW);
  publish(lived.db, batchOf([articleRecord({ slug: 'gone' })]), NOW);
  publish(lived.db, batchOf([articleRecord({ slug: 'gone', status: 'withdrawn' })]), NOW);
  const db = openEdition({ file: lived.file, mode: 'read' });
  const list: StoryList = 'section:world';
  const path = '/world/2024/05/01/s-1';
  const now = NOW;
  listStories(db, { list, page: 3, size: 10, now });
  listLatest(db, { list, limit: 5, now });
  listMonths(db, { list, now });
  const month = { list: 'section:world', month: '2024-05', now } as const;
  expect(listStoriesInMonth(db, { ...month, page: 3, size: 10 }).stories).toHaveLength(10);
  expect(listDaysOfMonth(db, month)).toHaveLength(1);
  listYears(db, { now });
  listMonthsBySection(db, { year: '2024', now });
  expect(listOnThisDay(db, { now: Date.UTC(2025, 4, 1) })).toHaveLength(5);
  findStory(db, { path, now });
  listLiveEntries(db, { path, now });
  expect(listRelated(db, { path, limit: 5, now })).toHaveLength(5);
  findAuthor(db, { slug: 'maya' });
  findTopic(db, { slug: 'iran', now });
  expect([...newestOfLists(db, { family: 'topic', now })].flat()).toEqual([
    { list: 'topic:iran', at: Date.UTC(2024, 4, 1, 12) },
  ]);
  expect(countLists(db, 'topic')).toBe(1);
  listTopicsOf(db, { list, limit: 8, now });
  expect(listCorrections(db, { page: 2, size: 10, now }).corrections).toHaveLength(10);
  findFront(db, { name: 'home', now });
  listBreaking(db, { now });
  for (const at of [
    path,
    '/x',
    '/world/page/2',
    '/world/2024/05',
    '/archive/2024',
    '/archive/2024/05/page/2',
    '/topics/iran',
    '/corrections/page/2',
  ])
    findPathStatus(db, { path: at, now });
  findMedia(db, { file: 'a' });
  findFirstPath(db, { path });
  expect([...sitemapStories(db, { month: '2024-05', skip: 10, limit: 20, now })].flat()).toHaveLength(20);
  lastChangeInMonth(db, { month: '2024-05', now });
  listNews(db, { after: 0, limit: 10, now });
  const span = visibleSpan(now);
  const asked = { expression: '"headline"', span };
  expect(slicesOf(db, span, 10)).toHaveLength(2);
  expect(findMatches(db, asked)).toHaveLength(60);
  const found = findNewestMatches(db, { ...asked, limit: 5 });
  expect(readFound(db, found, now)).toHaveLength(5);
  expect(rankMatches(db, asked)).toHaveLength(60);
  listLateExpired(db, now);
  expect(isIndexing(db)).toBe(false);
  expect(listWordsFrom(db, { prefix: 'head', limit: 10 })).toHaveLength(1);
  expect(findWordsOf(db, ['headline'])).toMatchObject([{ stories: 60 }]);
  expect(countListed(db)).toBe(60);
  expect(listStoriesOfSections(db)).toMatchObject([{ section: 'world', stories: { length: 60 } }]);
  expect(findSectionOf(db, found[0] ?? 0)).toBe('world');
  expect(listRevisions(db, { path, now })).toHaveLength(2);
  expect(listChanges(db, { after: 0, limit: 10, now })).toHaveLength(2);
  readChanges(db, { after: 0 });
  latestChange(db);
  editionStatus(db, { now });
  nextDue(db, now);

  const statements = db.preparedStatements().filter((sql) => !sql.startsWith('PRAGMA'));
  expect(statements.length).toBeGreaterThan(20);
  for (const sql of statements) {
    const params = [...sql.matchAll(/\?/g)].map(() => 1);
    const plan = db
      .rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...params)
      .map(({ detail }) => detail);
    // Search shows a part of the text that anyone may read.
    if (sql !== OPEN_TEXT) expect(sql).not.toContain('article_texts');
    for (const step of plan) {
      expect(step, sql).not.toMatch(/TEMP B-TREE/);
      expect(step, sql).not.toMatch(
        /^SCAN (a|l|r|articles|listing|corrections|c|lists|revisions|taken_down)\b/,
      );
    }
  }
  db.close();
  lived.close();
});
