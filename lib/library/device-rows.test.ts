import { expect, test } from 'vitest';
import { readRows, savedRows } from './device-rows.ts';
import { freshStories } from './fresh-stories.ts';
import type { ReadItem, SavedItem } from './item.ts';
import { MOST_READS, readsToLetGo } from './reads-to-let-go.ts';
import { badgeOf, rowWords } from './row-words.ts';
import { readChanges } from './story-changes.ts';

const STAMP = '0mf3k2a1b-0000-abcdefgh';
const PATH = '/world/2007/05/29/talks';
const saved: SavedItem = {
  kind: 'saved',
  id: PATH,
  at: 5_000,
  stamp: STAMP,
  card: { headline: 'Talks', section: 'World', minutes: 4 },
};
const read: ReadItem = { kind: 'read', id: PATH, at: 6_000, stamp: STAMP, progress: 0.48, revision: 1 };
const reads = new Map([[PATH, read]]);
const changed = (fields: object) =>
  readChanges({ changes: [{ path: PATH, at: '1970-01-01T00:00:07Z', ...fields }] });
const keeping = { order: 'latest', timeZone: 'UTC', locale: 'en-GB' } as const;

test('a row says when it was saved, how long it is, and how far it was read', () => {
  const [row] = savedRows([saved], reads, new Map());
  expect(row && rowWords(row, { verb: 'Saved', ...keeping })).toBe(
    'Saved at 00:00, 4 minute read, 48 per cent read',
  );
  const [unread] = savedRows([saved], new Map(), new Map());
  expect(unread && rowWords(unread, { verb: 'Saved', ...keeping })).toBe(
    'Saved at 00:00, 4 minute read, not read yet',
  );
});

test('a story that changed since it was read says so; one that was not read, or read since, does not', () => {
  const badge = (changes: ReturnType<typeof readChanges>, of = reads) => {
    const [row] = savedRows([saved], of, changes);
    return row && badgeOf(row);
  };
  expect(badge(changed({ revision: 2, kind: 'correction' }))).toBe('Corrected since you read it');
  expect(badge(changed({ revision: 2, kind: 'update' }))).toBe('Updated since you read it');
  expect(badge(changed({}))).toBe('Changed since you read it');
  expect(badge(changed({ revision: 1 }))).toBeUndefined();
  expect(badge(changed({ revision: 2 }), new Map())).toBeUndefined();
});

test('a story that was taken down is named as such, with its reason', () => {
  const [row] = readRows(reads, changed({ withdrawn: { reason: 'A court forbade it' } }));
  expect(row && badgeOf(row)).toBe('Taken down: A court forbade it');
  const [bare] = readRows(reads, changed({ withdrawn: true }));
  expect(bare && badgeOf(bare)).toBe('Taken down by the paper');
});

test('what the paper says of its changes may be anything', () => {
  for (const body of [
    undefined,
    null,
    7,
    [],
    {},
    { changes: 7 },
    { changes: [null, { path: 1 }, { path: PATH, at: 'x' }] },
  ])
    expect(readChanges(body).size).toBe(0);
});

test('the newest two thousand reads of the last year are kept', () => {
  const now = 400 * 24 * 60 * 60 * 1000;
  expect(readsToLetGo([{ at: 0 }, { at: now }], now)).toEqual([{ at: 0 }]);
  const many = Array.from({ length: MOST_READS + 2 }, (_, n) => ({ at: now - n }));
  expect(readsToLetGo(many, now)).toEqual(many.slice(-2));
});

test('new stories: each once, unread first, newest first, and only the paper’s', () => {
  const item = (slug: string, day: number) => ({
    url: `https://paper.example/world/2007/05/0${day}/${slug}`,
    title: slug,
    date_published: `2007-05-0${day}T08:00:00Z`,
  });
  const feed = {
    items: [item('old', 1), item('read', 4), item('new', 3), { url: 'javascript:1', title: 'x' }, null],
  };
  const stories = freshStories(
    [
      { feed, seen: Date.parse('2007-05-02T00:00:00Z') },
      { feed: { items: [item('new', 3)] }, seen: Date.parse('2007-05-09T00:00:00Z') },
      { feed: 'broken', seen: 0 },
    ],
    { isRead: (path) => path.endsWith('/read'), section: (slug) => ({ title: slug }) },
  );
  expect(stories.map(({ card, read: isRead, fresh }) => [card.headline, isRead, fresh])).toEqual([
    ['new', false, true],
    ['old', false, false],
    ['read', true, true],
  ]);
});
