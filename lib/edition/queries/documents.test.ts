import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ContentRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { listArticlesBelow, listAuthorSlugs, listMediaFiles, listSectionSlugs } from '../ledger.ts';
import type { StoryList } from '../model.ts';
import { markComplete, publish } from '../publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '../test-records.ts';
import { findAuthor, listAuthors } from './authors.ts';
import { listCorrections } from './corrections.ts';
import { findMedia, findPublicMedia } from './media.ts';
import { findPage, listPages } from './pages.ts';
import { findSection, listSections } from './sections.ts';
import { findSite } from './site.ts';
import { editionStatus, isComplete } from './status.ts';
import { findStory } from './stories.ts';
import { findTopic, listTopicsOf } from './topics.ts';

const NOW = Date.UTC(2024, 5, 1);
const DAY = 24 * 60 * 60 * 1000;
let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());
const put = (...records: ContentRecord[]) => publish(db, batchOf(records), NOW);
const section = (slug: string, order: number): ContentRecord => ({
  type: 'section',
  slug,
  title: `${slug} news`,
  navTitle: slug,
  description: '',
  order,
  body: '',
  media: {},
});
const author = (slug: string, name: string, file?: string): ContentRecord => ({
  type: 'author',
  slug,
  name,
  role: 'Reporter',
  profiles: [],
  body: '',
  media: {},
  image: file ? { file, alt: name } : undefined,
});

it('has a name once site.yml is there', () => {
  expect(findSite(db)).toBeUndefined();
  const site = {
    name: 'The Meridian',
    tagline: '',
    timeZone: 'UTC',
    locale: 'en',
    social: [],
    newsletters: [],
    policies: {},
  };
  put({ type: 'site', ...site });
  expect(findSite(db)).toEqual(site);
});

it('keeps sections in the order that editors gave them', () => {
  put(section('sport', 2), section('world', 1), section('culture', 10));
  expect(listSections(db).map(({ slug }) => slug)).toEqual(['world', 'sport', 'culture']);
  expect(findSection(db, { slug: 'sport' })?.title).toBe('sport news');
  expect(findSection(db, { slug: 'none' })).toBeUndefined();
  expect(listSectionSlugs(db).sort()).toEqual(['culture', 'sport', 'world']);
});

it('lists authors by name, with the picture that is there', () => {
  const picture = { version: '1', mime: 'image/png', bytes: 9, width: 4, height: 3 };
  put(author('z', 'Anna', 'a.png'), author('a', 'Zoe', 'none.png'), {
    type: 'media',
    file: 'a.png',
    ...picture,
  });
  expect(listAuthors(db).map(({ name }) => name)).toEqual(['Anna', 'Zoe']);
  expect(findAuthor(db, { slug: 'z' })?.image).toMatchObject({ file: 'a.png', version: '1' });
  expect(findAuthor(db, { slug: 'a' })?.image).toBeUndefined();
  expect(listAuthorSlugs(db).sort()).toEqual(['a', 'z']);
});

it('has a topic as soon as a visible story names it', () => {
  put(
    { type: 'topic', slug: 'iran', title: 'Iran', description: 'About Iran.' },
    articleRecord({ slug: 'a', topics: ['iran', 'nuclear-talks'] }),
    articleRecord({ slug: 'b', topics: ['iran'] }),
    articleRecord({ slug: 'c', topics: ['later'], published: NOW + DAY }),
  );
  expect(findTopic(db, { slug: 'nuclear-talks', now: NOW })?.title).toBe('Nuclear talks');
  expect(findTopic(db, { slug: 'iran', now: NOW })?.description).toBe('About Iran.');
  expect(findTopic(db, { slug: 'later', now: NOW })).toBeUndefined();
  expect(findTopic(db, { slug: 'later', now: NOW + DAY })?.title).toBe('Later');
});

it('knows what a list is about at present: the topics that most of its visible stories name', () => {
  put(
    { type: 'topic', slug: 'nuclear-talks', title: 'Nuclear talks' },
    articleRecord({ slug: 'a', topics: ['iran', 'nuclear-talks', 'oil'] }),
    articleRecord({ slug: 'b', topics: ['iran', 'nuclear-talks'] }),
    articleRecord({ slug: 'c', topics: ['iran'], authors: ['ravi'] }),
    articleRecord({ slug: 'd', topics: ['later'], published: NOW + DAY }),
  );
  const titles = (list: StoryList, limit = 9, except?: string) =>
    listTopicsOf(db, { list, limit, ...(except && { except }), now: NOW }).map(({ title }) => title);
  expect(titles('section:world')).toEqual(['Iran', 'Nuclear talks', 'Oil']);
  expect(titles('section:world', 1)).toEqual(['Iran']);
  expect(titles('topic:iran', 9, 'iran')).toEqual(['Nuclear talks', 'Oil']);
  expect(titles('author:ravi')).toEqual(['Iran']);
  expect(titles('section:none')).toEqual([]);
});

it('has policy pages', () => {
  put({ type: 'page', slug: 'privacy', title: 'Privacy', updated: NOW, body: 'Text.', media: {} });
  const page = { slug: 'privacy', title: 'Privacy', updated: '2024-06-01T00:00:00.000Z' };
  expect(findPage(db, { slug: 'privacy' })).toMatchObject({ ...page, body: 'Text.' });
  expect(listPages(db)).toEqual([page]);
  expect(findPage(db, { slug: 'none' })).toBeUndefined();
});

it('lists the corrections of visible stories, newest first, page by page', () => {
  const corrected = Array.from({ length: 25 }, (_, i) =>
    articleRecord({
      slug: `s-${i}`,
      corrections: [{ date: NOW - i * 10 * DAY, kind: 'correction', text: `C ${i}` }],
      ...(i === 3 && { expires: NOW + DAY }),
      ...(i === 4 && { published: NOW + DAY }),
    }),
  );
  put(
    section('world', 1),
    ...corrected,
    articleRecord({ slug: 'd', status: 'draft', corrections: [{ date: NOW, kind: 'update', text: 'D' }] }),
  );
  const texts = (now: number) =>
    [1, 2, 3, 4].flatMap((page) =>
      listCorrections(db, { page, size: 7, now }).corrections.map((c) => c.correction.text),
    );
  const all = corrected.map((_, i) => `C ${i}`);
  expect(texts(NOW)).toEqual(all.filter((text) => text !== 'C 4'));
  expect(texts(NOW + DAY)).toEqual(all.filter((text) => text !== 'C 3'));
  expect(listCorrections(db, { page: 5, size: 7, now: NOW })).toEqual({
    corrections: [],
    page: 5,
    pages: 4,
    total: 24,
  });
  expect(listCorrections(db, { page: 1, size: 1, now: NOW }).corrections[0]?.story).toMatchObject({
    headline: 'Headline of s-0',
    section: 'world',
    sectionTitle: 'world',
  });
});

it('lets only known media be served', () => {
  put({ type: 'media', file: 'data.csv', version: 'abc', mime: 'text/csv', bytes: 12, text: 'a,b' });
  expect(findMedia(db, { file: 'data.csv' })).toEqual({
    file: 'data.csv',
    version: 'abc',
    type: 'text/csv',
    bytes: 12,
  });
  expect(findMedia(db, { file: '../site.yml' })).toBeUndefined();
  expect(listMediaFiles(db, { limit: 9 })).toEqual(['data.csv']);
});

it('counts what can be read, and says when everything has been', () => {
  put(articleRecord({ slug: 'a' }), articleRecord({ slug: 'b', published: NOW + DAY }));
  expect(editionStatus(db, { now: NOW })).toMatchObject({ articles: 1 });
  expect(listArticlesBelow(db, { start: '/world/2024/05/01/' })).toContainEqual({
    path: '/world/2024/05/01/a',
    file: 'articles/world/2024/05/01/a.md',
  });
  expect(isComplete(db)).toBe(false);
  markComplete(db);
  markComplete(db);
  expect(isComplete(db)).toBe(true);
});

it('serves a picture as soon as a public page shows it, and never the data of a chart', () => {
  const picture = (file: string) =>
    ({ type: 'media', file, version: 'abc', mime: 'image/svg+xml', bytes: 9, width: 3, height: 2 }) as const;
  const image = (file: string) => ({ file, alt: 'A map', credit: 'The paper' });
  put(
    picture('shown.svg'),
    picture('scheduled.svg'),
    picture('draft.svg'),
    picture('unused.svg'),
    { type: 'media', file: 'shown.csv', version: 'abc', mime: 'text/csv', bytes: 9, text: 'a,b' },
    articleRecord({ slug: 'shown', image: image('shown.svg'), media: { '/media/shown.csv': 'shown.csv' } }),
    articleRecord({ slug: 'scheduled', published: NOW + 60_000, image: image('scheduled.svg') }),
    articleRecord({ slug: 'draft', status: 'draft', image: image('draft.svg') }),
  );
  const isServed = (file: string, now = NOW) => findPublicMedia(db, { file, now }) !== undefined;
  expect(
    ['shown.svg', 'scheduled.svg', 'draft.svg', 'unused.svg', 'shown.csv'].filter((file) => isServed(file)),
  ).toEqual(['shown.svg']);
  expect(isServed('scheduled.svg', NOW + 60_000)).toBe(true);
});

it('serves a picture of an entry once everybody may read the entry', () => {
  const picture = (file: string) =>
    ({ type: 'media', file, version: 'abc', mime: 'image/svg+xml', bytes: 9, width: 3, height: 2 }) as const;
  const live = { free: {}, paid: { access: 'subscribers' }, draft: { status: 'draft' } } as const;
  const entry = (slug: string, file: string, at: number): ContentRecord => ({
    type: 'live-entry',
    story: articleRecord({ slug }).path,
    id: file,
    at,
    key: false,
    pinned: false,
    body: `![A map](${file})`,
    media: { [file]: file },
  });
  put(
    ...Object.entries(live).map(([slug, fields]) => articleRecord({ slug, kind: 'live', ...fields })),
    ...Object.keys(live).flatMap((slug) => [
      picture(`${slug}.svg`),
      entry(slug, `${slug}.svg`, NOW - 60_000),
    ]),
    ...[picture('later.svg'), entry('free', 'later.svg', NOW + 60_000)],
  );
  const served = (now: number): string[] =>
    ['free.svg', 'paid.svg', 'draft.svg', 'later.svg'].filter((file) => findPublicMedia(db, { file, now }));
  expect(served(NOW)).toEqual(['free.svg']);
  expect(served(NOW + 60_000)).toEqual(['free.svg', 'later.svg']);
});

it('keeps the key points of a story that is not free', () => {
  put(
    articleRecord({ slug: 'free', keyPoints: ['The point.'] }),
    articleRecord({ slug: 'paid', access: 'subscribers', keyPoints: ['The point.'] }),
  );
  const pointsOf = (slug: string) =>
    findStory(db, { path: articleRecord({ slug }).path, now: NOW })?.keyPoints;
  expect(pointsOf('free')).toEqual(['The point.']);
  expect(pointsOf('paid')).toEqual([]);
});
