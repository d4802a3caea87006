import { anything, assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { checkFields, checkItem } from './check-item.ts';

const STAMP = '0mf3k2a1b-0000-abcdefgh';
const BASE = { at: 1_180_000_000_000, stamp: STAMP };
const PATH = '/world/2007/05/29/talks';

test('an item of each kind is taken as it is', () => {
  const saved = {
    ...BASE,
    kind: 'saved',
    id: PATH,
    card: { headline: 'Talks', section: 'World', accent: 'world', picture: '/media/a.svg?v=1', minutes: 4 },
  };
  const follow = { ...BASE, kind: 'follow', id: 'topic:oceans', title: 'Oceans', seen: 5 };
  const read = {
    ...BASE,
    kind: 'read',
    id: '/world/2007/05/29/ईरान',
    progress: 0.4,
    paragraph: 7,
    revision: 2,
  };
  for (const item of [saved, follow, read]) expect(checkItem(item)).toEqual(item);
});

test('what leads elsewhere is no story and no picture', () => {
  const elsewhere = [
    '//evil.example/2007/05/29/x',
    'javascript:alert(1)',
    'https://a.example/b/2007/05/29/c',
  ];
  for (const id of [...elsewhere, '/world/../2007/05/29/x', '/world/2007/05/29/a b', '/world', ''])
    expect(checkFields('saved', id, BASE)).toBeUndefined();
  for (const picture of [...elsewhere, '/media/"onerror=x', '/library'])
    expect(checkFields('saved', PATH, { ...BASE, card: { headline: 'a', picture } })).toEqual({
      ...BASE,
      kind: 'saved',
      id: PATH,
      card: { headline: 'a', section: '' },
    });
});

test('a target is of a section, a topic or an author', () => {
  expect(checkFields('follow', 'author:nandita-barve', BASE)?.id).toBe('author:nandita-barve');
  for (const id of ['reader:x', 'topic:', 'topic:a/b', 'topic:-a', PATH])
    expect(checkFields('follow', id, BASE)).toBeUndefined();
});

test('numbers out of bounds are left out, and an item without a time or stamp is none', () => {
  const read = checkFields('read', PATH, {
    ...BASE,
    progress: 7,
    paragraph: -1,
    revision: 1.5,
    unread: 'yes',
  });
  expect(read).toEqual({ ...BASE, kind: 'read', id: PATH, progress: 0 });
  for (const fields of [{ stamp: STAMP }, { at: 1 }, { at: Number.NaN, stamp: STAMP }, { at: 1, stamp: 'x' }])
    expect(checkFields('saved', PATH, fields)).toBeUndefined();
});

test('nothing in the world makes it throw, and nothing but own fields gets through', () => {
  const known = new Set(
    'at stamp gone kind id card title seen progress paragraph revision unread'.split(' '),
  );
  assert(
    property(anything({ withNullPrototype: true }), anything(), (value, card) => {
      const item = checkItem({ ...Object(value), ...BASE, kind: 'read', id: PATH, card });
      checkItem(value);
      return item !== undefined && Object.keys(item).every((key) => known.has(key));
    }),
  );
});
