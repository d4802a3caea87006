/** Items for tests, by themselves and at random. */
import fc from 'fast-check';
import type { Item, ReadItem, SavedItem } from './item.ts';
import { writeStamp } from './stamp.ts';

export const DEVICES = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'] as const;
export const STORY = '/world/2007/05/29/talks';

export const stampAt = (ms: number, device: string = DEVICES[0], count = 0): string =>
  writeStamp({ ms, count, device });

export const saved = (ms: number, more: Partial<SavedItem> = {}): SavedItem => ({
  kind: 'saved',
  id: STORY,
  at: ms,
  stamp: stampAt(ms),
  ...more,
});

export const read = (ms: number, progress: number, more: Partial<ReadItem> = {}): ReadItem => ({
  kind: 'read',
  id: STORY,
  at: ms,
  stamp: stampAt(ms),
  progress,
  ...more,
});

const versionOf = fc.record({
  // Few values, so that versions meet that are alike in part.
  ms: fc.integer({ min: 0, max: 5 }),
  before: fc.integer({ min: 0, max: 5 }),
  count: fc.integer({ min: 0, max: 1 }),
  device: fc.constantFrom(...DEVICES),
  isGone: fc.boolean(),
  progress: fc.constantFrom(0, 0.2, 1),
  paragraph: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
  isUnread: fc.boolean(),
  seen: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
  headline: fc.option(fc.constantFrom('One', 'Two'), { nil: undefined }),
});

/** Versions of one item of a kind: equal stamps with different content among them. */
export const versions = (kind: Item['kind']): fc.Arbitrary<Item> =>
  versionOf.map(({ ms, before, count, device, isGone, progress, paragraph, isUnread, seen, headline }) => {
    const base = {
      stamp: writeStamp({ ms, count, device }),
      at: Math.max(0, ms - before),
      ...(isGone ? { gone: true as const } : {}),
    };
    const card = headline === undefined ? {} : { card: { headline, section: 'World' } };
    if (kind === 'follow')
      return { kind, id: 'section:world', ...base, ...(seen === undefined ? {} : { seen }) };
    if (kind === 'saved') return { kind, id: STORY, ...base, ...card };
    return {
      kind,
      id: STORY,
      ...base,
      ...card,
      progress,
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(isUnread ? { unread: true as const } : {}),
    };
  });
