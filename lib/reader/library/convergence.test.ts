import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadItem } from '#lib/library/item.ts';
import { TestDevice } from '#lib/library/sync-device.fixtures.ts';
import { syncDevice } from '#lib/library/sync-device.ts';
import type { SyncAnswer, SyncRequest } from '#lib/library/sync-message.ts';
import { type LibraryNewsroom, NOW, openNewsroom, storyPath } from './library.fixtures.ts';

const HOUR = 3600 * 1000;
const YEAR = 365 * 24 * HOUR;
const DEVICES = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'] as const;

/** The network: a request may be lost, or its answer. */
type Cut = 'none' | 'request' | 'answer';
type Step =
  | { do: 'save' | 'unsave' | 'read'; device: number; story: number }
  | { do: 'sync'; device: number; cuts: Cut[] };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('save' as const, 'unsave' as const, 'read' as const),
    device: fc.nat(2),
    story: fc.nat(3),
  }),
  fc.record({
    do: fc.constant('sync' as const),
    device: fc.nat(2),
    cuts: fc.array(fc.constantFrom<Cut>('none', 'none', 'request', 'answer'), { maxLength: 3 }),
  }),
);
const offs = fc.tuple(...DEVICES.map(() => fc.constantFrom(0, YEAR, -YEAR, 3 * HOUR, -3 * HOUR)));

let room: LibraryNewsroom;
let readers = 0;
beforeAll(async () => {
  room = await openNewsroom('sqlite');
});
afterAll(() => room.close());

async function newReader(): Promise<string> {
  readers += 1;
  const id = `reader-${readers}`;
  await room.addReader(id);
  await room.database.kysely.insertInto('readerChoice').values({ userId: id, keepsReads: 1 }).execute();
  return id;
}

/** What the reader did last to each story, by the true time: what all devices are to agree on. */
async function play(offsets: readonly number[], steps: readonly Step[]) {
  const reader = await newReader();
  let time = NOW;
  const devices = DEVICES.map((id, n) => new TestDevice(id, offsets[n] ?? 0, () => time));
  const deviceAt = (n: number): TestDevice => devices[n] as TestDevice; // there are three
  const wanted = new Map<string, boolean>();
  const reads = new Map<string, number>();
  const ask = (request: SyncRequest): Promise<SyncAnswer> => room.sync(reader, time, request);
  const sync = async (device: TestDevice, cuts: Cut[] = []): Promise<void> => {
    const left = [...cuts];
    await syncDevice(device, async (request) => {
      const cut = left.shift() ?? 'none';
      if (cut === 'request') throw new Error('cut');
      const answer = await ask(JSON.parse(JSON.stringify(request)));
      if (cut === 'answer') throw new Error('cut');
      return JSON.parse(JSON.stringify(answer));
    }).catch((error: Error) => {
      if (error.message !== 'cut') throw error;
    });
  };
  for (const each of steps) {
    time += 60_000;
    const device = deviceAt(each.device);
    if (each.do === 'sync') {
      await sync(device, each.cuts);
      continue;
    }
    const id = storyPath(`s-${each.story}`);
    if (each.do === 'save') {
      device.put({ kind: 'saved', id, at: 0, stamp: '' });
      wanted.set(`saved:${id}`, true);
    } else if (each.do === 'read') {
      const progress = (time % 97) / 97;
      device.put({ kind: 'read', id, at: 0, stamp: '', progress });
      reads.set(id, progress);
    } else if (device.find('saved', id)?.item.gone === undefined && device.find('saved', id)) {
      device.take('saved', id);
      wanted.set(`saved:${id}`, false);
    }
  }
  for (let round = 0; round < 2; round += 1) {
    for (const device of devices) {
      time += 60_000;
      await sync(device);
    }
  }
  const saved = [...wanted].flatMap(([key, isThere]) => (isThere ? [key] : []));
  const expected = [...saved, ...[...reads.keys()].map((id) => `read:${id}`)].sort();
  return { devices, expected, reads };
}

describe('devices of a reader that sync whenever they can', () => {
  it('come to the same library, which is what was done last, whatever their clocks show', async () => {
    await fc.assert(
      fc.asyncProperty(offs, fc.array(step, { maxLength: 30 }), async (offsets, steps) => {
        const { devices, expected, reads } = await play(offsets, steps);
        for (const device of devices) {
          expect(device.seen()).toEqual(expected);
          expect(device.list().every(({ synced }) => synced)).toBe(true);
          for (const { item } of device.list())
            if (item.kind === 'read') expect((item as ReadItem).progress).toBe(reads.get(item.id));
        }
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});
