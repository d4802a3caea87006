import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announceDue } from '../announce.ts';
import type { ArticleRecord } from '../batch.ts';
import { type EditionDatabase, openEdition } from '../database.ts';
import { markComplete, publish, settleHistories } from '../publish.ts';
import { findFirstPath } from '../queries/origins.ts';
import { findPathStatus } from '../queries/paths.ts';
import { listChanges, listRevisions } from '../queries/revisions.ts';
import { findStory } from '../queries/stories.ts';
import { changesTag } from '../tags.ts';
import { articleRecord, batchOf, temporaryEdition } from '../test-records.ts';
import { BYTES_KEPT, REVISIONS_KEPT } from './revisions.ts';

const HOUR = 60 * 60 * 1000;
const NOW = Date.UTC(2024, 5, 1);
const PATH = '/world/2024/05/01/talks';

let db: EditionDatabase;
let file: string;
let close: () => void;
let now: number;
beforeEach(() => {
  ({ db, file, close } = temporaryEdition());
  now = NOW;
});
afterEach(() => close());

type Fields = Partial<ArticleRecord> & { slug?: string };
const written = (fields: Fields): ArticleRecord => {
  const text = fields.body === undefined ? {} : { plainText: fields.body };
  return articleRecord({ slug: 'talks', headline: 'Talks', ...text, ...fields });
};
/** Publishes an hour after the last time; returns the tags that it touches. */
const put = (fields: Fields = {}, removed: string[] = []): string[] => {
  now += HOUR;
  return publish(db, batchOf([written(fields)], removed), now).tags;
};
const history = (path = PATH) => listRevisions(db, { path, now });
const kinds = (path = PATH): string[] => history(path).map(({ kind }) => kind);
const bodies = (path = PATH): string[] => history(path).map(({ text }) => text.body);
const rows = (): number => db.row<{ n: number }>('SELECT count(*) AS n FROM revisions')?.n ?? 0;
const correction = (text: string, date = NOW) => ({ date, kind: 'correction' as const, text });
const changes = () => listChanges(db, { after: 0, limit: 9, now });

describe('a story that is edited after it was published', () => {
  it('has nothing written of it before', () => {
    put({ body: 'One.' });
    put({ body: 'One.', topics: ['opec'], authors: ['ravi'], media: { a: 'b' }, breaking: true });
    expect(rows()).toBe(0);
    expect(history()).toMatchObject([{ number: 1, kind: 'published', at: '2024-05-01T12:00:00.000Z' }]);
    expect(findStory(db, { path: PATH, now })?.revision).toBe(1);
  });

  it('keeps what it said, and says what kind of edit it was', () => {
    put({ body: 'One.' });
    put({ body: 'Two.' });
    put({ body: 'Three.', updated: NOW });
    put({ body: 'Four.', updated: NOW, corrections: [correction('It was three.')] });
    put({
      body: 'Five.',
      corrections: [correction('It was three!'), { ...correction('Plainly.'), kind: 'clarification' }],
    });
    expect(history()).toMatchObject([
      { number: 5, kind: 'clarification', notes: [{ text: 'Plainly.' }], text: { body: 'Five.' } },
      { number: 4, kind: 'correction', notes: [{ text: 'It was three.' }], text: { body: 'Four.' } },
      { number: 3, kind: 'update', notes: [], text: { body: 'Three.' } },
      { number: 2, kind: 'silent', at: new Date(NOW + 2 * HOUR).toISOString(), text: { body: 'Two.' } },
      { number: 1, kind: 'published', notes: [], text: { body: 'One.' } },
    ]);
    expect(findStory(db, { path: PATH, now })?.revision).toBe(5);
  });

  it.each<[string, Fields]>([
    ['headline', { headline: 'Other talks' }],
    ['standfirst', { standfirst: 'Another.' }],
    ['key points', { keyPoints: ['One'] }],
    ['a correction alone', { corrections: [correction('Wrong.')] }],
  ])('is another revision by its %s', (_, fields) => {
    put();
    expect(put(fields)).toContain(changesTag);
    expect(history()).toHaveLength(2);
  });

  it('is none where only Markdown changed, or a note was reworded', () => {
    put({ body: '[Words](/a)', plainText: 'Words', corrections: [correction('Worng.')] });
    put({ body: '[Words](/b)', plainText: 'Words', corrections: [correction('Wrong.')] });
    put({ body: '[Words](/b)', plainText: 'Words', updated: NOW, corrections: [] });
    expect(rows()).toBe(0);
  });

  it('keeps its first revision and the latest, within bounds', () => {
    for (let n = 1; n <= REVISIONS_KEPT + 5; n++) put({ body: `Body ${n}.` });
    expect(history()).toHaveLength(REVISIONS_KEPT);
    const numbers = history().map(({ number }) => number);
    expect(numbers.slice(0, 2)).toEqual([REVISIONS_KEPT + 5, REVISIONS_KEPT + 4]);
    expect(numbers.slice(-2)).toEqual([7, 1]);
    const huge = (): string => randomBytes(BYTES_KEPT / 2).toString('hex');
    for (let n = 0; n < 5; n++) put({ slug: 'huge', headline: 'Huge', body: huge() });
    expect(history('/world/2024/05/01/huge').map(({ number }) => number)).toEqual([5, 1]);
  });
});

describe('what was never public, or is no longer', () => {
  const BEFORE: Fields[] = [{ status: 'draft' }, { published: NOW + 24 * HOUR }, { status: 'withdrawn' }];

  it.each(BEFORE)('is in no history: %j', (fields) => {
    const path = `/world/${fields.published === undefined ? '2024/05/01' : '2024/06/02'}/talks`;
    put({ ...fields, body: 'Secret.' });
    put({ ...fields, body: 'Still secret.' });
    expect(history(path)).toEqual([]);
    if (fields.published) now = NOW + 30 * HOUR;
    announceDue(db, now);
    put({ ...fields, status: 'published', body: 'Public.' });
    if (fields.published === undefined) expect(bodies(path)).toEqual(['Public.']);
    else expect(bodies(path)).toEqual(['Public.', 'Still secret.']);
    expect(rows()).toBe(fields.published ? 2 : 0);
  });

  it('a history ends when its story is withdrawn or sent home, and does not come back', () => {
    for (const status of ['withdrawn', 'draft'] as const) {
      put({ body: 'One.' });
      put({ body: 'Two.' });
      expect(bodies()).toEqual(['Two.', 'One.']);
      put({ body: 'Two.', status });
      expect(history()).toEqual([]);
      expect(rows()).toBe(0);
    }
    put({ body: 'Two.' });
    expect(bodies()).toEqual(['Two.']);
  });

  it('an expired story shows none', () => {
    put({ body: 'One.', expires: NOW + 10 * HOUR });
    put({ body: 'Two.', expires: NOW + 10 * HOUR });
    now = NOW + 11 * HOUR;
    expect(history()).toEqual([]);
  });

  it('of a story that is not free only what everyone may read is kept', () => {
    const walled = { access: 'subscribers', opening: 'Open.', keyPoints: ['Hidden point.'] } as const;
    put({ ...walled, keyPoints: [...walled.keyPoints], body: 'Open. Hidden one.' });
    put({ ...walled, keyPoints: ['Another hidden point.'], body: 'Open. Hidden two.' });
    put({ ...walled, keyPoints: [], body: 'Open. Hidden three.', updated: NOW });
    expect(kinds()).toEqual(['update', 'silent', 'published']);
    expect(JSON.stringify(history())).not.toMatch(/hidden/i);
    for (const { text } of history())
      expect(text).toMatchObject({ body: 'Open.', whole: false, keyPoints: [] });
  });

  it('a story that is put behind the wall, or taken from there, has not changed', () => {
    put({ body: 'Open. Rest.', keyPoints: ['Point.'] });
    put({ body: 'Open. Rest.', keyPoints: ['Point.'], access: 'registered', opening: 'Open.' });
    put({ body: 'Open. Rest.', keyPoints: ['Point.'] });
    expect(rows()).toBe(0);
  });
});

describe('a story that moves', () => {
  const MOVED = '/world/2024/05/01/moved';
  const FILE = `articles${PATH}.md`;

  it('takes its history along', () => {
    put({ body: 'One.' });
    put({ body: 'Two.' });
    put({ slug: 'moved', body: 'Two.' }, [FILE]);
    expect(bodies(MOVED)).toEqual(['Two.', 'One.']);
    expect(changes()).toMatchObject([{ path: MOVED, revision: 2 }]);
    put({ slug: 'moved', body: 'Three.' });
    expect(bodies(MOVED)).toEqual(['Three.', 'Two.', 'One.']);
  });

  it('also in two parts, and nobody sees it meanwhile', () => {
    put({ body: 'One.' });
    put({ body: 'Two.' });
    publish(db, batchOf([], [FILE]), now);
    expect(history()).toEqual([]);
    expect(changes()).toMatchObject([{ path: PATH, withdrawn: true }]);
    put({ slug: 'moved', body: 'Two.' });
    expect(bodies(MOVED)).toEqual(['Two.', 'One.']);
    expect(changes()).toMatchObject([{ path: MOVED, revision: 2 }]);
  });

  it('leaves none to another story at its path, and none behind when nobody waits for it', () => {
    put({ body: 'One.' });
    put({ body: 'Two.' });
    publish(db, batchOf([], [FILE]), now);
    put({ body: 'Another story.' });
    expect(bodies()).toEqual(['Another story.']);
    put({ body: 'Changed.' });
    publish(db, batchOf([], [FILE]), now);
    now += 40 * 24 * HOUR;
    put({ slug: 'later' });
    expect(rows()).toBe(0);
  });
});

describe('stories that changed or went', () => {
  it('are listed newest first, with what they are now', () => {
    put({ body: 'One.' });
    put({ slug: 'gone' });
    put({ slug: 'late', expires: NOW + 5 * HOUR });
    put({ body: 'Two.', updated: NOW });
    put({ slug: 'gone', status: 'withdrawn' });
    expect(put({ body: 'Three.' })).toContain(changesTag);
    expect(changes()).toEqual([
      { path: PATH, revision: 3, kind: 'silent', at: new Date(NOW + 6 * HOUR).toISOString() },
      { path: '/world/2024/05/01/gone', at: new Date(NOW + 5 * HOUR).toISOString(), withdrawn: true },
      { path: '/world/2024/05/01/late', at: new Date(NOW + 5 * HOUR).toISOString(), withdrawn: true },
    ]);
    put({ slug: 'gone' });
    expect(changes().map(({ path }) => path)).not.toContain('/world/2024/05/01/gone');
    expect(listChanges(db, { after: NOW + 5 * HOUR, limit: 9, now })).toHaveLength(1);
    expect(listChanges(db, { after: 0, limit: 1, now })).toHaveLength(1);
  });
});

describe('an edition that had to be rebuilt', () => {
  /** Rebuilds it from these stories. */
  const begin = (...stories: Fields[]): void => {
    db.rebuild();
    now += HOUR;
    publish(db, batchOf(stories.map(written)), now);
    markComplete(db);
    while (settleHistories(db, now));
  };
  beforeEach(() => {
    markComplete(db);
    put({ body: 'One.' });
    put({ body: 'Two.' });
  });

  it('has the histories of unchanged stories, as after a restart', () => {
    db.close();
    db = openEdition({ file, mode: 'write' });
    expect(bodies()).toEqual(['Two.', 'One.']);
    begin({ body: 'Two.' });
    expect(bodies()).toEqual(['Two.', 'One.']);
    expect(changes()).toMatchObject([{ path: PATH, revision: 2 }]);
    put({ body: 'Three.' });
    expect(bodies()).toEqual(['Three.', 'Two.', 'One.']);
  });

  it.each<[string, Fields]>([
    ['silent', { body: 'Edited meanwhile.' }],
    ['silent', { body: 'Two.', standfirst: 'Another.' }],
    ['update', { body: 'Edited meanwhile.', updated: NOW }],
    ['correction', { body: 'Edited meanwhile.', corrections: [correction('Wrong.')] }],
    ['correction', { body: 'Two.', corrections: [correction('Wrong.')] }],
  ])('recognises the kind of an edit that was made meanwhile: %s', (kind, fields) => {
    begin(fields);
    expect(bodies()).toEqual([fields.body, 'Two.', 'One.']);
    expect(kinds()).toEqual([kind, 'silent', 'published']);
    put({ ...fields, body: 'Three.' });
    expect(bodies()).toEqual(['Three.', fields.body, 'Two.', 'One.']);
  });

  it('sees no edit if the same words are only written differently', () => {
    begin({ body: '*Two.*', plainText: 'Two.' });
    expect(bodies()).toEqual(['*Two.*', 'One.']);
    put({ body: '**Two.**', plainText: 'Two.' });
    begin({ body: '**Two.**', plainText: 'Two.' });
    expect(bodies()).toEqual(['**Two.**', 'One.']);
  });

  it('finds a story that moved meanwhile at its new path', () => {
    const moved = '/world/2024/05/01/moved';
    begin({ slug: 'moved', body: 'Two.' });
    expect(bodies(moved)).toEqual(['Two.', 'One.']);
    expect(findPathStatus(db, { path: PATH, now })).toEqual({ status: 'moved', to: moved });
    expect(findFirstPath(db, { path: moved })).toBe(PATH);
    begin({ slug: 'moved', body: 'Two.' });
    expect(findPathStatus(db, { path: PATH, now })).toEqual({ status: 'moved', to: moved });
    expect(findFirstPath(db, { path: moved })).toBe(PATH);
  });

  it('keeps the history of a missing story for as long as its path waits', () => {
    begin({ slug: 'other' });
    begin({ slug: 'other' });
    expect(history()).toEqual([]);
    put({ body: 'Two.' });
    expect(bodies()).toEqual(['Two.', 'One.']);
    begin({ slug: 'other' });
    now += 40 * 24 * HOUR;
    put({ slug: 'other', body: 'Later.' });
    put({ body: 'Two.' });
    expect(bodies()).toEqual(['Two.']);
  });

  it('keeps no history of a story that is no longer public', () => {
    begin({ body: 'Two.', status: 'draft' });
    begin({ body: 'Two.' });
    expect(bodies()).toEqual(['Two.']);
  });

  it('keeps the history of an expired story', () => {
    put({ body: 'Two.', expires: now + 10 * HOUR });
    now += 20 * HOUR;
    begin({ body: 'Two.', expires: now - 5 * HOUR });
    expect(history()).toEqual([]);
    put({ body: 'Two.' });
    expect(bodies()).toEqual(['Two.', 'One.']);
  });

  it('takes nothing from an edition that cannot be read at all', () => {
    db.close();
    writeFileSync(file, randomBytes(8192));
    db = openEdition({ file, mode: 'write' });
    expect(rows()).toBe(0);
  });
});

describe('a damaged revision', () => {
  it.each(['text', 'sum', 'notes', 'kind'])('(its %s) is left out, and reported once', (column) => {
    put({ body: 'One.' });
    put({ body: 'Two.' });
    put({ body: 'Three.' });
    const told: unknown[] = [];
    db.onUnsound = (revision) => told.push(revision);
    db.run(
      `UPDATE revisions SET ${column} = cast('x' || ${column} AS ${column === 'text' ? 'BLOB' : 'TEXT'}) WHERE n = 2`,
    );
    expect(bodies()).toEqual(['Three.', 'One.']);
    expect(history().map(({ number }) => number)).toEqual([3, 1]);
    expect(told).toEqual([{ story: PATH, n: 2 }]);
    put({ body: 'Four.' });
    expect(bodies()).toEqual(['Four.', 'Three.', 'One.']);
  });
});
