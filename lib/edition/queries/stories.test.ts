import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContentRecord, LiveEntryRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { publish } from '../publish.ts';
import { articleRecord, batchOf, fileReport, temporaryEdition } from '../test-records.ts';
import { findStory, findTeaser, listLiveEntries, listRelated } from './stories.ts';

const NOW = Date.UTC(2024, 5, 1);
const DAY = 24 * 60 * 60 * 1000;
let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());
const put = (...records: ContentRecord[]) => publish(db, batchOf(records), NOW);
const read = (path: string) => findStory(db, { path, now: NOW });

describe('a story', () => {
  it('comes with its names, titles, pictures and data', () => {
    const story = articleRecord({
      slug: 'ईरान',
      topics: ['iran-talks', 'iraq'],
      corrections: [{ date: NOW, kind: 'update', text: 'More.' }],
      image: { file: 'a.svg', alt: 'A map' },
      media: { '/media/b.png': 'b.png', 'data.csv': 'data.csv', 'gone.png': 'gone.png' },
    });
    const picture = {
      type: 'media' as const,
      version: '1',
      mime: 'image/png',
      bytes: 1,
      width: 4,
      height: 3,
    };
    put(
      { type: 'author', slug: 'maya', name: 'Maya Rao', role: '', profiles: [], body: '', media: {} },
      { type: 'topic', slug: 'iraq', title: 'Iraq after the war' },
      { ...picture, file: 'a.svg' },
      { ...picture, file: 'b.png' },
      { type: 'media', file: 'data.csv', version: '1', mime: 'text/csv', bytes: 3, text: 'a,b' },
      story,
    );
    expect(read(story.path)).toMatchObject({
      path: '/world/2024/05/01/ईरान',
      sectionTitle: 'World',
      kicker: 'Iran talks',
      authors: [{ slug: 'maya', name: 'Maya Rao' }],
      published: '2024-05-01T12:00:00.000Z',
      image: { file: 'a.svg', alt: 'A map', version: '1', width: 4, height: 3 },
      topics: [
        { slug: 'iran-talks', title: 'Iran talks' },
        { slug: 'iraq', title: 'Iraq after the war' },
      ],
      corrections: [{ date: '2024-06-01T00:00:00.000Z', kind: 'update', text: 'More.' }],
      pictures: { '/media/b.png': { file: 'b.png', version: '1' } },
      data: { 'data.csv': 'a,b' },
      body: 'Body of ईरान.',
    });
  });

  it('that is not free gives its opening and nothing more', () => {
    const secret = 'THE-REST-OF-IT';
    const story = articleRecord({
      access: 'subscribers',
      opening: 'Two paragraphs.',
      truncated: true,
      body: `Two paragraphs. ${secret}`,
      plainText: secret,
    });
    put(story, entry('t1', NOW, { story: story.path, body: secret }));
    const found = read(story.path);
    expect(found).toMatchObject({ body: 'Two paragraphs.', truncated: true, access: 'subscribers' });
    expect(JSON.stringify(found)).not.toContain(secret);
    expect(listLiveEntries(db, { path: story.path, now: NOW })).toEqual([]);
  });

  it('says its form over the headline where it is not news, and runs the way its language does', () => {
    const opinion = articleRecord({ slug: 'opinion', kind: 'opinion', language: 'ur' });
    const bare = articleRecord({ slug: 'bare', topics: [] });
    put(opinion, bare);
    expect(read(opinion.path)).toMatchObject({ kicker: 'Opinion', language: 'ur', direction: 'rtl' });
    expect(read(bare.path)).toMatchObject({ kicker: undefined, language: 'en', direction: 'ltr' });
  });

  it('cannot be read as a draft, before its time, after it, or when it was withdrawn', () => {
    const hidden = [
      articleRecord({ slug: 'a', status: 'draft' }),
      articleRecord({ slug: 'b', published: NOW + 1 }),
      articleRecord({ slug: 'c', expires: NOW }),
      articleRecord({ slug: 'd', status: 'withdrawn' }),
    ];
    put(...hidden);
    for (const { path } of hidden) expect(read(path)).toBeUndefined();
  });
});

const entry = (id: string, at: number, fields: Partial<LiveEntryRecord> = {}): LiveEntryRecord => ({
  type: 'live-entry',
  story: '/world/2024/05/01/live',
  id,
  at,
  key: false,
  pinned: false,
  body: `Entry ${id}.`,
  media: {},
  ...fields,
});

it('a live story has its entries newest first, and loses one whose file is removed', () => {
  const story = articleRecord({ slug: 'live', kind: 'live' });
  const entries = [
    entry('t0900', NOW - 9),
    entry('t1000', NOW - 2, { author: 'maya', key: true }),
    entry('t0930', NOW - 3),
  ];
  put(story, ...entries);
  const shown = () => listLiveEntries(db, { path: story.path, now: NOW });
  expect(shown().map(({ id }) => id)).toEqual(['t1000', 't0930', 't0900']);
  expect(shown()[0]).toMatchObject({ key: true, author: { slug: 'maya', name: 'Maya' } });
  put(entry('t0900', NOW - 1));
  expect(shown().map(({ id }) => id)).toEqual(['t0900', 't1000', 't0930']);
  const removed = entries.slice(1, 2).map((record) => fileReport(record).file);
  publish(db, { files: [], removed }, NOW);
  expect(shown().map(({ id }) => id)).toEqual(['t0900', 't0930']);
});

describe('related stories', () => {
  const story = articleRecord({
    slug: 'story',
    topics: ['iran', 'nuclear'],
    related: ['/world/2024/05/01/named'],
  });
  const related = (limit: number) =>
    listRelated(db, { path: story.path, limit, now: NOW }).map(({ path }) => path.split('/').at(-1));

  it('are those it names, then those that share its rarest topics, then those before it in its section', () => {
    put(
      story,
      articleRecord({ slug: 'named', topics: [], section: 'sport', path: '/world/2024/05/01/named' }),
      articleRecord({ slug: 'both', topics: ['iran', 'nuclear'], published: NOW - 90 * DAY }),
      articleRecord({ slug: 'rare', topics: ['nuclear'], published: NOW - 80 * DAY }),
      ...Array.from({ length: 5 }, (_, i) =>
        articleRecord({ slug: `common-${i}`, topics: ['iran'], published: NOW - i * DAY }),
      ),
      articleRecord({ slug: 'section', topics: [] }),
      articleRecord({ slug: 'draft', topics: ['nuclear'], status: 'draft' }),
      articleRecord({ slug: 'expired', topics: ['nuclear'], expires: NOW - DAY }),
    );
    expect(related(4)).toEqual(['named', 'both', 'rare', 'common-0']);
    expect(related(20)).toEqual([
      'named',
      'both',
      'rare',
      'common-0',
      'common-1',
      'common-2',
      'common-3',
      'common-4',
      'section',
    ]);
  });

  it('offer a story in one language only, and never the story itself in another', () => {
    const original = articleRecord({ slug: 'original', topics: ['nuclear'] });
    const translation = { topics: ['nuclear'], language: 'hi' };
    put(
      { ...story, related: [] },
      original,
      articleRecord({ slug: 'in-hindi', ...translation, translationOf: original.path }),
      articleRecord({ slug: 'own-in-hindi', ...translation, translationOf: story.path }),
    );
    expect(related(4)).toHaveLength(1);
  });

  it('follow a named story to its new path', () => {
    const named = articleRecord({ slug: 'named', fingerprint: 'n' });
    const moved = articleRecord({ slug: 'moved', fingerprint: 'n' });
    put(story, named);
    publish(db, batchOf([moved], [fileReport(named).file]), NOW);
    expect(related(1)).toEqual(['moved']);
  });
});

it('a story can be pointed to by the path that it left', () => {
  const old = articleRecord({ slug: 'old', fingerprint: 'o' });
  put(old);
  publish(db, batchOf([articleRecord({ slug: 'new', fingerprint: 'o' })], [fileReport(old).file]), NOW);
  const found = findTeaser(db, { path: old.path, now: NOW });
  expect(found).toMatchObject({ path: '/world/2024/05/01/new', headline: 'Headline of new' });
  expect(found).not.toHaveProperty('body');
  expect(findTeaser(db, { path: old.path, now: Date.UTC(2024, 3, 1) })).toBeUndefined();
});
