import { beforeEach, describe, expect, it } from 'vitest';
import { DEVICES, saved, stampAt } from './library.fixtures.ts';
import { TestDevice } from './sync-device.fixtures.ts';
import { StorageFull, type SyncOutcome, syncDevice } from './sync-device.ts';
import type { SyncAnswer, SyncRequest } from './sync-message.ts';

const [A, B] = DEVICES;
const NOW = 1_000_000;
const idOf = (n: number): string => `/world/2007/05/29/s-${n}`;
const answer = (more: Partial<SyncAnswer> = {}): SyncAnswer => ({
  now: NOW,
  cursor: 'abcdefghijkl.5',
  items: [],
  refused: [],
  more: false,
  ...more,
});

let device: TestDevice;
let requests: SyncRequest[];
/** Syncs with an account that answers so, request by request, and then has everything that it is sent. */
const sync = (...answers: Partial<SyncAnswer>[]): Promise<SyncOutcome> => {
  const left = [...answers];
  return syncDevice(device, async (request) => {
    requests.push(request);
    return answer(left.shift() ?? { items: request.items as SyncAnswer['items'] });
  });
};

beforeEach(() => {
  device = new TestDevice(A, 0, () => NOW);
  requests = [];
});

describe('a device that syncs', () => {
  it('sends what is new, without what the account knows better, and then nothing', async () => {
    device.put({ kind: 'saved', id: idOf(1), at: 0, stamp: '', card: { headline: 'H', section: 'S' } });
    expect((await sync()).taken).toBe(1);
    expect(requests[0]?.items).toEqual([expect.not.objectContaining({ card: expect.anything() })]);
    expect(device.list()).toMatchObject([{ synced: true, item: { card: { headline: 'H' } } }]);
    await sync({});
    expect(requests.at(-1)).toMatchObject({ items: [], cursor: 'abcdefghijkl.5' });
  });

  it('sends much in parts that fit', async () => {
    for (let n = 0; n < 1200; n += 1) device.put({ kind: 'saved', id: idOf(n), at: 0, stamp: '' });
    await sync();
    expect(requests.map(({ items }) => items.length)).toEqual([500, 500, 200]);
    device.kept.clear();
    requests = [];
    for (let n = 0; n < 400; n += 1)
      device.put({ kind: 'saved', id: `/दुनिया/2007/05/29/${'ई'.repeat(300)}-${n}`, at: 0, stamp: '' });
    await sync();
    for (const request of requests)
      expect(new TextEncoder().encode(JSON.stringify(request)).length).toBeLessThan(256 * 1024);
  });

  it('keeps what the account does not take, and sends the rest', async () => {
    for (const n of [1, 2]) device.put({ kind: 'saved', id: idOf(n), at: 0, stamp: '' });
    const refused = [{ kind: 'saved', id: idOf(1), reason: 'There is no such story.' }];
    const outcome = await sync({ refused, items: [device.find('saved', idOf(2))?.item as never] });
    expect(outcome).toMatchObject({ refused, taken: 1 });
    expect(device.list().map(({ synced }) => synced)).toEqual([false, true]);
  });

  it('sends reads only where the account keeps them, and those it had before when that is turned on', async () => {
    device.put({ kind: 'read', id: idOf(1), at: 0, stamp: '', progress: 0.5 });
    await sync({});
    expect(requests[0]?.items).toEqual([]);
    const items = [device.find('read', idOf(1))?.item as never];
    await sync({ readsSince: 0 }, { readsSince: 0, items });
    expect(device.list()).toMatchObject([{ synced: true }]);
    // Erased and turned on again, on another device.
    requests = [];
    await sync({ readsSince: 9 }, { readsSince: 9, items });
    expect(requests[1]?.items).toHaveLength(1);
  });

  it('drops what was removed while it was away for long, and only that', async () => {
    for (const n of [1, 2]) device.write({ item: saved(n, { id: idOf(n) }), synced: true });
    device.put({ kind: 'saved', id: idOf(3), at: 0, stamp: '' });
    const three = device.find('saved', idOf(3))?.item as never;
    await sync({ reset: 'late', items: [three, saved(1, { id: idOf(1) })], more: true }, {});
    expect(device.seen()).toEqual([idOf(1), idOf(3)].map((id) => `saved:${id}`));
  });

  it('drops nothing where it is cut off while it is told what there is', async () => {
    for (const n of [1, 2]) device.write({ item: saved(n, { id: idOf(n) }), synced: true });
    let asked = 0;
    const cut = syncDevice(device, async () => {
      asked += 1;
      if (asked > 1) throw new Error('cut');
      return answer({ reset: 'late', items: [saved(1, { id: idOf(1) })], more: true });
    });
    await expect(cut).rejects.toThrow('cut');
    expect(device.seen()).toHaveLength(2);
    expect(device.cursor()).toBeUndefined();
  });

  it('sends everything again to another account', async () => {
    device.write({ item: saved(1, { id: idOf(1) }), synced: true });
    await sync({ reset: 'anew' });
    expect(requests[1]?.items).toHaveLength(1);
    expect(device.list()).toMatchObject([{ synced: true }]);
  });

  it('that is full keeps what it has, and is told again what it had no room for', async () => {
    device.put({ kind: 'saved', id: idOf(1), at: 0, stamp: '' });
    device.room = 1;
    const other = saved(5, { id: idOf(2), stamp: stampAt(5, B) });
    const one = device.find('saved', idOf(1))?.item as never;
    await expect(sync({ items: [one, other] })).rejects.toThrow(StorageFull);
    expect(device.seen()).toEqual([`saved:${idOf(1)}`]);
    expect(device.cursor()).toBeUndefined();
  });
});
