import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuthorRecord, ContentRecord, SectionRecord, SiteRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import { listFiles, listFilesInError, listProblems } from './ledger.ts';
import { publish } from './publish.ts';
import { latestChange, readChanges } from './queries/changes.ts';
import { listStories } from './queries/lists.ts';
import { findPathStatus } from './queries/paths.ts';
import { findStory } from './queries/stories.ts';
import {
  articleTag,
  authorTag,
  changesTag,
  correctionsTag,
  frontTag,
  listTag,
  monthTag,
  pageTag,
  sectionTag,
  siteTag,
  takenDownTag,
  teaserTag,
  topicTag,
} from './tags.ts';
import { articleRecord, batchOf, fileReport, temporaryEdition } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
const story = articleRecord({ slug: 'talks' });
const inItsLists = [
  listTag('all'),
  listTag('author:maya'),
  listTag('kind:news'),
  listTag('section:world'),
  listTag('topic:iran'),
  monthTag('all', '2024-05'),
  monthTag('section:world', '2024-05'),
  teaserTag(story.path),
];
const world: SectionRecord = {
  type: 'section',
  slug: 'world',
  title: 'World News',
  navTitle: 'World',
  description: '',
  order: 1,
  body: '',
  media: {},
};
const maya: AuthorRecord = {
  type: 'author',
  slug: 'maya',
  name: 'Maya Rao',
  role: 'Reporter',
  profiles: [],
  body: '',
  media: {},
};
const meridian: SiteRecord = {
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
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());

const put = (...records: ContentRecord[]) => publish(db, batchOf(records), NOW);
const statusOf = (path: string) => findPathStatus(db, { path, now: NOW });
const worldPage = (page = 1) => listStories(db, { list: 'section:world', page, size: 2, now: NOW });

describe('the tags of a change', () => {
  it('names a new story and every list it enters', () => {
    expect(put(story).tags).toEqual([articleTag(story.path), ...inItsLists].sort());
  });

  it('writes no change where nothing public changed', () => {
    put(story);
    expect(put(story)).toEqual({ change: undefined, tags: [] });
    expect(put(articleRecord({ slug: 'draft', status: 'draft' })).change).toBeUndefined();
    expect(put(articleRecord({ slug: 'later', published: NOW + 1000 })).change).toBeUndefined();
  });

  it('leaves lists alone where only the body changed', () => {
    put(story);
    expect(put({ ...story, body: 'More.', opening: 'More.' }).tags).toEqual([articleTag(story.path)]);
  });

  it('names the lists that a story leaves and those that it enters', () => {
    put(story);
    const { tags } = put({ ...story, topics: ['iraq'] });
    expect(tags).toContain(listTag('topic:iran'));
    expect(tags).toContain(listTag('topic:iraq'));
  });

  it('reaches a story that names another which appears later', () => {
    put(articleRecord({ slug: 'naming', related: [story.path] }));
    expect(put(story).tags).toContain(articleTag('/world/2024/05/01/naming'));
  });

  it('names corrections and the front where they show the story', () => {
    put(story);
    const corrected = { ...story, corrections: [{ date: NOW, kind: 'correction' as const, text: 'No.' }] };
    expect(put(corrected).tags).toContain(correctionsTag);
    const breaking = articleRecord({ slug: 'now', published: NOW - 1000, breaking: true });
    expect(put(breaking).tags).toContain(frontTag);
  });

  it('names the documents that changed, and the stories that show an author or a topic by name', () => {
    put(story, world, maya, meridian);
    expect(put({ ...maya, body: 'A biography.' }).tags).toEqual([authorTag('maya')]);
    expect(put({ ...maya, name: 'M. Rao' }).tags).toEqual(
      [articleTag(story.path), authorTag('maya'), ...inItsLists].sort(),
    );
    expect(put({ type: 'topic', slug: 'iran', title: 'Iran talks' }).tags).toContain(topicTag('iran'));
    expect(put({ ...world, title: 'The World' }).tags).toEqual([sectionTag('world'), siteTag].sort());
    expect(put({ ...meridian, tagline: 'New' }).tags).toEqual([siteTag]);
    const page = { type: 'page' as const, slug: 'privacy', title: 'Privacy', body: 'a', media: {} };
    expect(put(page).tags).toEqual([pageTag('privacy'), siteTag].sort());
    expect(put({ ...page, body: 'b' }).tags).toEqual([pageTag('privacy')]);
  });

  it('reaches whatever shows a picture whose file changed', () => {
    const picture = { type: 'media' as const, file: 'a.svg', version: '1', mime: 'image/svg+xml', bytes: 1 };
    put({ ...picture, width: 4, height: 3 }, { ...story, image: { file: 'a.svg', alt: 'A' } });
    const { tags } = put({ ...picture, width: 4, height: 3, version: '2' });
    expect(tags).toEqual([articleTag(story.path), ...inItsLists].sort());
    expect(findStory(db, { path: story.path, now: NOW })?.image?.version).toBe('2');
  });

  it('are read back in order by whoever was away', () => {
    const first = put(story).change ?? 0;
    const second = put({ ...story, headline: 'Another' }).change ?? 0;
    expect(second).toBe(first + 1);
    expect(latestChange(db)).toBe(second);
    expect(readChanges(db, { after: first }).map(({ id }) => id)).toEqual([second]);
    expect(readChanges(db, { after: 3 })[0]).toEqual({ id: first, tags: [siteTag] });
  });
});

describe('a file', () => {
  const broken = (file: string) => ({
    ...fileReport(undefined, file),
    hash: 'broken',
    problems: [{ file, line: 3, severity: 'error' as const, message: 'No headline.', remedy: 'Add one.' }],
  });

  it('that is broken keeps its last good version up, and is in the ledger with its problem', () => {
    put(story);
    const { file } = fileReport(story);
    const { change } = publish(db, { files: [broken(file)], removed: [] }, NOW);
    expect(change).toBeUndefined();
    expect(statusOf(story.path)).toEqual({ status: 'page' });
    expect(listFiles(db)).toMatchObject([{ file, hash: 'broken', problems: 1 }]);
    expect(listFilesInError(db)).toEqual([file]);
    expect(listProblems(db)).toMatchObject([{ file, line: 3 }]);
    put(story);
    expect(listProblems(db)).toEqual([]);
  });

  it('that is removed takes its story down', () => {
    put(story);
    const { tags } = publish(db, { files: [], removed: [fileReport(story).file] }, NOW);
    expect(tags).toEqual([articleTag(story.path), changesTag, takenDownTag, ...inItsLists].sort());
    expect(statusOf(story.path)).toEqual({ status: 'unknown' });
    expect(worldPage()).toMatchObject({ stories: [], total: 0, pages: 1 });
    expect(listFiles(db)).toEqual([]);
  });

  it('that claims the path of another waits with a problem, and follows when the first one goes', () => {
    const second = { ...story, headline: 'Second' };
    put(story);
    publish(db, { files: [fileReport(second, 'articles/copy.md')], removed: [] }, NOW);
    expect(findStory(db, { path: story.path, now: NOW })?.headline).toBe(story.headline);
    expect(listProblems(db)).toMatchObject([{ file: 'articles/copy.md', severity: 'error' }]);
    publish(db, { files: [], removed: [fileReport(story).file] }, NOW);
    expect(findStory(db, { path: story.path, now: NOW })?.headline).toBe('Second');
    expect(listProblems(db)).toEqual([]);
    expect(listFilesInError(db)).toEqual([]);
  });

  it('that takes over a path from a file removed in the same batch publishes at once', () => {
    put(story);
    const taken = fileReport({ ...story, headline: 'Taken over' }, 'articles/new-name.md');
    publish(db, { files: [taken], removed: [fileReport(story).file] }, NOW);
    expect(findStory(db, { path: story.path, now: NOW })?.headline).toBe('Taken over');
    expect(listProblems(db)).toEqual([]);
  });

  it('that only changes its name, not its path, changes nothing for readers', () => {
    put(story);
    const batch = { files: [fileReport(story, 'articles/new-name.md')], removed: [fileReport(story).file] };
    expect(publish(db, batch, NOW).change).toBeUndefined();
    publish(db, { files: [], removed: ['articles/new-name.md'] }, NOW);
    expect(statusOf(story.path)).toEqual({ status: 'unknown' });
  });

  it('that is broken while it waits keeps both problems', () => {
    put(story);
    publish(db, { files: [fileReport(story, 'articles/copy.md')], removed: [] }, NOW);
    publish(db, { files: [broken('articles/copy.md')], removed: [] }, NOW);
    expect(listProblems(db)).toHaveLength(2);
    expect(listFiles(db).find(({ file }) => file === 'articles/copy.md')?.problems).toBe(2);
  });
});

it('a batch that cannot be written leaves everything as it was', () => {
  put(story);
  const unwritable = { ...story, headline: 'Half', standfirst: 1n as unknown as string }; // JSON cannot hold it
  expect(() => put(articleRecord({ slug: 'other' }), unwritable)).toThrow();
  expect(worldPage().stories.map(({ headline }) => headline)).toEqual([story.headline]);
  expect(put(articleRecord({ slug: 'other' })).change).toBeDefined();
});
