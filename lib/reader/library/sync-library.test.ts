import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Item } from '#lib/library/item.ts';
import { READS_KEPT } from '#lib/library/limits.ts';
import { writeStamp } from '#lib/library/stamp.ts';
import { describeOnBoth } from '../database.fixtures.ts';
import { idsOf, type LibraryNewsroom, NOW, openNewsroom, storyPath } from './library.fixtures.ts';

const HOUR = 3600 * 1000;
const YEAR = 365 * 24 * HOUR;
const [A, B] = ['aaaaaaaa', 'bbbbbbbb'];
const stampAt = (ms: number, device = A): string => writeStamp({ ms, count: 0, device });
const save = (slug: string, ms = NOW, device = A): Item => ({
  kind: 'saved',
  id: storyPath(slug),
  at: ms,
  stamp: stampAt(ms, device),
});
const unsave = (slug: string, ms: number, device = A): Item => ({ ...save(slug, ms, device), gone: true });

describeOnBoth('syncing a library', (kind) => {
  let room: LibraryNewsroom;
  const keepReads = (id: string, keepsReads: number): Promise<unknown> =>
    room.database.kysely.insertInto('readerChoice').values({ userId: id, keepsReads }).execute();
  beforeEach(async () => {
    room = await openNewsroom(kind);
  });
  afterEach(() => room.close());

  it('carries a story from one device to another, with what is shown of it', async () => {
    const first = await room.sync('ann', NOW, { items: [save('s-0')] });
    expect(first).toMatchObject({ items: [save('s-0')], refused: [], more: false });
    const second = await room.sync('ann', NOW, { device: B });
    expect(second.items).toEqual([
      {
        ...save('s-0'),
        card: { headline: 'Headline of s-0', section: 'World', accent: 'world', minutes: 1 },
      },
    ]);
    expect((await room.sync('ann', NOW, { device: B, cursor: second.cursor })).items).toEqual([]);
    expect((await room.sync('bob', NOW, {})).items).toEqual([]);
  });

  it('says the same again to a device that did not hear the answer', async () => {
    const request = { items: [save('s-0'), unsave('s-1', NOW)] };
    const once = await room.sync('ann', NOW, request);
    expect(await room.sync('ann', NOW + 1000, request)).toEqual({ ...once, now: NOW + 1000 });
  });

  it('keeps the later of a save and a removal, whichever arrives first', async () => {
    await room.sync('ann', NOW, { items: [save('s-0', NOW - 5 * HOUR), save('s-1', NOW - 5 * HOUR)] });
    await room.sync('ann', NOW, { items: [unsave('s-0', NOW - HOUR), unsave('s-1', NOW - 3 * HOUR)] });
    const late = await room.sync('ann', NOW, {
      device: B,
      items: [save('s-0', NOW - 2 * HOUR, B), save('s-1', NOW - 2 * HOUR, B)],
    });
    expect(idsOf(late.items)).toEqual([storyPath('s-1')]);
  });

  it.each([YEAR, -YEAR])('a clock that is %d ms off neither wins nor loses', async (off) => {
    await room.sync('ann', NOW, { items: [save('s-0', NOW - 3 * HOUR)] });
    // Device B saw it, took it away and saved another, before A saved the first again.
    const clock = { device: B, now: NOW + off };
    const at = NOW - 2 * HOUR + off;
    const seen = NOW - 3 * HOUR;
    const stamp = at > seen ? stampAt(at, B) : writeStamp({ ms: seen, count: 1, device: B });
    const items: Item[] = [
      { ...save('s-0'), at, stamp, gone: true },
      { ...save('s-2'), at, stamp },
    ];
    await room.sync('ann', NOW, { items: [save('s-0', NOW - HOUR)] });
    await room.sync('ann', NOW, { ...clock, items });
    const { items: known } = await room.sync('ann', NOW, {});
    expect(idsOf(known)).toEqual([storyPath('s-0'), storyPath('s-2')]);
    expect(known.every(({ at: done }) => done <= NOW && done >= NOW - 3 * HOUR)).toBe(true);
    // And taken away after that, by the same clock, it is gone.
    const later = NOW + HOUR;
    await room.sync('ann', later, {
      device: B,
      now: later + off,
      items: [{ ...save('s-0'), at: later + off, stamp: stampAt(later + off, B), gone: true }],
    });
    expect(idsOf((await room.sync('ann', later, {})).items)).toEqual([storyPath('s-2')]);
  });

  it('refuses what does not exist, with a sentence, and takes the rest', async () => {
    const { items, refused } = await room.sync('ann', NOW, {
      items: [
        save('nowhere'),
        save('draft'),
        save('s-0'),
        { kind: 'follow', id: 'topic:nothing', at: NOW, stamp: stampAt(NOW) },
        { kind: 'follow', id: 'author:maya', at: NOW, stamp: stampAt(NOW) },
        { ...save('s-0'), id: '/__proto__' },
        7,
      ],
    });
    expect(items.map(({ id }) => id)).toEqual([storyPath('s-0'), 'author:maya']);
    expect(refused.map(({ id, reason }) => [id, reason])).toEqual([
      ['/__proto__', 'It names no story.'],
      ['', 'This is no item of a library.'],
      [storyPath('nowhere'), 'There is no such story.'],
      [storyPath('draft'), 'There is no such story.'],
      ['topic:nothing', 'There is no such section, topic or author.'],
    ]);
  });

  it('keeps a withdrawn story, and follows one that has moved', async () => {
    const sent = [save('withdrawn'), save('expired'), save('old')];
    const { items, refused } = await room.sync('ann', NOW, { items: sent });
    expect(refused).toEqual([]);
    expect(idsOf(items)).toEqual(['expired', 's-1', 'withdrawn'].map(storyPath));
    expect(items.find(({ id }) => id === storyPath('s-1'))).toMatchObject({ card: { section: 'World' } });
    expect(items.find(({ id }) => id === storyPath('old'))?.gone).toBe(true);
    expect(idsOf((await room.sync('ann', NOW, {})).items)).toEqual(
      ['expired', 's-1', 'withdrawn'].map(storyPath),
    );
  });

  it('keeps reads only where the reader has turned that on, and for a year', async () => {
    const read: Item = { ...save('s-0'), kind: 'read', progress: 0.5, paragraph: 3 };
    const off = await room.sync('ann', NOW, { items: [read] });
    expect(off.refused[0]?.reason).toBe('Your account does not keep what you read.');
    expect(off).not.toHaveProperty('readsSince');
    await keepReads('ann', 1);
    const old: Item = { ...read, id: storyPath('s-1'), at: NOW - READS_KEPT - 1 };
    const on = await room.sync('ann', NOW, { items: [read, old] });
    expect(on).toMatchObject({ refused: [], readsSince: 0 });
    expect(idsOf((await room.sync('ann', NOW, {})).items, 'read')).toEqual([storyPath('s-0')]);
  });

  it('tells a large library in parts, and nothing twice or never', async () => {
    const many = Array.from({ length: 700 }, (_, n) => ({ slug: `m-${n}`, ms: NOW - n }));
    const placed = many.map(({ slug, ms }) => ({ item: save(slug, ms), sentAs: slug, isKnown: true }));
    const { lockState } = await import('./state.ts');
    const { writeItems } = await import('./write-items.ts');
    await room.database.kysely.transaction().execute(async (db) => {
      const connection = { db, kind };
      await writeItems(connection, 'ann', await lockState(connection, 'ann'), placed.slice(0, 500), NOW);
      await writeItems(connection, 'ann', await lockState(connection, 'ann'), placed.slice(500), NOW);
    });
    const one = await room.sync('ann', NOW, {});
    const two = await room.sync('ann', NOW, { cursor: one.cursor });
    expect([one.more, two.more, one.items.length, two.items.length]).toEqual([true, false, 500, 200]);
    expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(700);
    expect((await room.sync('ann', NOW, { cursor: two.cursor })).items).toEqual([]);
  });

  it('says to a device of another library that everything is to be sent again', async () => {
    const { cursor } = await room.sync('ann', NOW, { items: [save('s-0')] });
    expect(await room.sync('bob', NOW, { cursor })).toMatchObject({ reset: 'anew' });
    const ahead = cursor.replace(/\.\d+$/, '.99');
    expect(await room.sync('ann', NOW, { cursor: ahead })).toMatchObject({
      reset: 'anew',
      items: [{ id: storyPath('s-0') }],
    });
  });

  it('loses nothing of what several devices send at the same moment', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        room.sync('ann', NOW, {
          device: `device0${n.toString(36)}`,
          items: [save(`s-${n}`, NOW - n, `device0${n.toString(36)}`)],
        }),
      ),
    );
    const { items, cursor } = await room.sync('ann', NOW, {});
    expect(idsOf(items)).toHaveLength(12);
    expect(cursor).toMatch(/\.12$/);
  });
});
