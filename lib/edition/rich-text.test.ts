import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContentRecord, RichTextRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import type { RichText } from './model.ts';
import { publish } from './publish.ts';
import { findAuthor } from './queries/authors.ts';
import { findPage } from './queries/pages.ts';
import { findSection } from './queries/sections.ts';
import { findStory, listLiveEntries } from './queries/stories.ts';
import { articleTag, authorTag, pageTag, sectionTag } from './tags.ts';
import { articleRecord, batchOf, fileReport, temporaryEdition } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());
const put = (...records: ContentRecord[]) => publish(db, batchOf(records), NOW);

const media = (file: string, version = '1'): ContentRecord => {
  const common = { type: 'media' as const, file, version, bytes: 1 };
  if (file.endsWith('.csv')) return { ...common, mime: 'text/csv', text: `year,price,${version}` };
  if (file.endsWith('.mp4')) return { ...common, mime: 'video/mp4' };
  return { ...common, mime: 'image/svg+xml', width: 4, height: 3 };
};
const SHOWN: RichTextRecord = {
  body: '![Map](/media/map.svg)',
  media: {
    '/media/map.svg': 'map.svg',
    'data/oil.csv': 'data/oil.csv',
    'talks.mp4': 'talks.mp4',
    'gone.svg': 'gone.svg',
  },
};
const NOTHING: RichTextRecord = { body: 'Words.', media: {} };

const path = '/world/2024/05/01/live';
const live = articleRecord({ slug: 'live', kind: 'live' });
const section = {
  type: 'section',
  slug: 'world',
  title: '',
  navTitle: '',
  description: '',
  order: 1,
} as const;

/** Whatever has a body: its record around a text, how readers get it, the tag of the page that shows it. */
const bodies: [name: string, (text: RichTextRecord) => ContentRecord, () => RichText | undefined, string][] =
  [
    [
      'a story',
      (text) => ({ ...live, ...text, opening: text.body }),
      () => findStory(db, { path, now: NOW }),
      articleTag(path),
    ],
    [
      'a live entry',
      (text) => ({ type: 'live-entry', story: path, id: 't1', at: NOW, key: false, pinned: false, ...text }),
      () => listLiveEntries(db, { path, now: NOW })[0],
      articleTag(path),
    ],
    [
      'a section',
      (text) => ({ ...section, ...text }),
      () => findSection(db, { slug: 'world' }),
      sectionTag('world'),
    ],
    [
      'an author',
      (text) => ({ type: 'author', slug: 'ravi', name: '', role: '', profiles: [], ...text }),
      () => findAuthor(db, { slug: 'ravi' }),
      authorTag('ravi'),
    ],
    [
      'a policy page',
      (text) => ({ type: 'page', slug: 'privacy', title: '', ...text }),
      () => findPage(db, { slug: 'privacy' }),
      pageTag('privacy'),
    ],
  ];

describe.each(bodies)('the body of %s', (_, record, read, tag) => {
  beforeEach(() => {
    put(live, media('map.svg'), media('data/oil.csv'), media('talks.mp4'));
  });

  it('comes with the pictures, data and films that it names and that are there', () => {
    put(record(SHOWN));
    expect(read()).toMatchObject({ body: SHOWN.body });
    const { pictures, data, films } = read() ?? {};
    expect(pictures).toEqual({
      '/media/map.svg': { file: 'map.svg', version: '1', width: 4, height: 3, alt: '' },
    });
    expect(data).toEqual({ 'data/oil.csv': 'year,price,1' });
    expect(films).toEqual({ 'talks.mp4': { file: 'talks.mp4', version: '1', type: 'video/mp4' } });
  });

  it('is announced as changed when a file that it shows changes, comes or goes', () => {
    put(record(SHOWN));
    for (const file of ['map.svg', 'data/oil.csv', 'talks.mp4', 'gone.svg'])
      expect(put(media(file, '2')).tags).toContain(tag);
    expect(read()).toMatchObject({
      pictures: { '/media/map.svg': { version: '2' }, 'gone.svg': { version: '2' } },
      data: { 'data/oil.csv': 'year,price,2' },
      films: { 'talks.mp4': { version: '2' } },
    });
    expect(publish(db, { files: [], removed: ['media/map.svg'] }, NOW).tags).toContain(tag);
    expect(Object.keys(read()?.pictures ?? {})).toEqual(['gone.svg']);
  });

  it('is left alone by files that it shows no longer', () => {
    put(record(SHOWN));
    put(record(NOTHING));
    expect(put(media('map.svg', '2')).tags).toEqual([]);
    put(record(SHOWN));
    publish(db, { files: [], removed: [fileReport(record(SHOWN)).file] }, NOW);
    expect(put(media('map.svg', '3')).tags).toEqual([]);
  });
});
