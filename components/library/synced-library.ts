/** The library of this device as what is synced with an account. Runs in the browser. */
import type { Item, ItemKind } from '#lib/library/item.ts';
import { readStamp, writeStamp } from '#lib/library/stamp.ts';
import type { DeviceLibrary } from '#lib/library/sync-device.ts';
import { account } from './account-flag.ts';
import { readJson, writeKey } from './device-storage.ts';
import { deviceId, deviceTime, latestStamp, setLatestStamp } from './stamps.ts';
import { dropKept, writeKept } from './store.ts';
import { allStored, readStored } from './stored-item.ts';

/** How far this device has synced. */
const PLACE = 'place';
const KINDS: readonly ItemKind[] = ['saved', 'follow', 'read'];

interface Place {
  cursor?: string;
  readsSince?: number;
  /** When it last synced, in ms since 1970. */
  at?: number;
}

export function place(): Place {
  const { cursor, readsSince, at } = readJson(PLACE) ?? {};
  return {
    ...(typeof cursor === 'string' && { cursor }),
    ...(typeof readsSince === 'number' && { readsSince }),
    ...(typeof at === 'number' && { at }),
  };
}

/** @param email who was signed in when the sync began: once they are not, nothing of their account is written here */
export function syncedLibrary(email: string): DeviceLibrary {
  const isTheirs = (): boolean => account()?.email === email;
  return {
    device: deviceId(),
    now: deviceTime,
    cursor: () => place().cursor,
    readsSince: () => place().readsSince,
    setPlace: (cursor, readsSince) =>
      isTheirs() && writeKey(PLACE, JSON.stringify({ cursor, readsSince, at: deviceTime() })) === undefined,
    list: () => KINDS.flatMap((kind) => allStored(kind)),
    find: readStored,
    write(kept) {
      if (!isTheirs()) return false;
      if (kept.item.stamp > (latestStamp() ?? '')) setLatestStamp(kept.item.stamp);
      return writeKept(kept) === undefined;
    },
    drop(kind, id) {
      const here = readStored(kind, id);
      if (here && isTheirs()) dropKept(here.item as Item);
    },
  };
}

/** Stamps of a clock that was ahead are not continued when the account has put them right. @param now the account's time, in ms */
export function continueStampsFrom(now: number): void {
  const latest = readStamp(latestStamp() ?? '');
  if (latest && latest.ms > Math.max(now, deviceTime()))
    setLatestStamp(writeStamp({ ms: now, count: 0, device: deviceId() }));
}
