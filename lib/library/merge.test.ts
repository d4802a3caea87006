import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FollowItem } from './item.ts';
import { DEVICES, read, saved, stampAt, versions } from './library.fixtures.ts';
import { isSameVersion, mergeItems, tombstoneOf } from './merge.ts';

describe('merging versions of an item', () => {
  it.each(['saved', 'follow', 'read'] as const)('comes to the same whatever the way: %s', (kind) => {
    const each = versions(kind);
    fc.assert(
      fc.property(each, each, each, (a, b, c) => {
        expect(mergeItems(a, a)).toEqual(a);
        expect(mergeItems(a, b)).toEqual(mergeItems(b, a));
        expect(mergeItems(mergeItems(a, b), c)).toEqual(mergeItems(a, mergeItems(b, c)));
        const merged = mergeItems(a, b);
        expect(mergeItems(merged, a)).toEqual(merged);
      }),
      { numRuns: 3000 },
    );
  });

  it('the later of a save and a removal holds, on whichever devices they were done', () => {
    const gone = tombstoneOf(saved(1), stampAt(5, DEVICES[1]));
    expect(mergeItems(saved(6), gone).gone).toBeUndefined();
    expect(mergeItems(gone, saved(4)).gone).toBe(true);
  });

  it('of one stamp what is saved holds: a fault loses no save', () => {
    expect(mergeItems(saved(5, { gone: true }), saved(5)).gone).toBeUndefined();
  });

  it('the later reading holds, however far the earlier one came', () => {
    expect(mergeItems(read(5, 0.9), read(9, 0.1)).progress).toBe(0.1);
  });

  it('a story read to its end is not undone by a device that marks an older visit', () => {
    const finished = read(7, 1, { paragraph: 30 });
    const marked = read(3, 0.2, { stamp: stampAt(9, DEVICES[1]), unread: true });
    expect(mergeItems(finished, marked)).toMatchObject({ progress: 1, paragraph: 30, at: 7, unread: true });
  });

  it('a removed read keeps nothing of the reading', () => {
    const gone = tombstoneOf(
      read(3, 0.5, { paragraph: 4, card: { headline: 'H', section: 'S' } }),
      stampAt(8),
    );
    const merged = mergeItems(read(5, 0.7, { paragraph: 9 }), gone);
    expect(merged).toEqual({ kind: 'read', id: gone.id, at: 8, stamp: stampAt(8), gone: true, progress: 0 });
  });

  it('what was looked at on one device was looked at on all, and brings back nothing that is unfollowed', () => {
    const follow: FollowItem = { kind: 'follow', id: 'section:world', at: 1, stamp: stampAt(1), seen: 2 };
    const unfollowed = tombstoneOf(follow, stampAt(3)) as FollowItem; // of a follow
    expect(mergeItems({ ...follow, seen: 9 }, unfollowed)).toMatchObject({ gone: true, seen: 9 });
  });

  it('refuses to merge two things', () => {
    expect(() => mergeItems(saved(1), saved(1, { id: '/world/2007/05/29/other' }))).toThrow('is not');
  });

  it('knows the same version by its content', () => {
    const { kind, id, at, stamp } = saved(3);
    expect(isSameVersion(saved(3), { stamp, at, id, kind })).toBe(true);
    expect(isSameVersion(saved(3), saved(4))).toBe(false);
  });
});
