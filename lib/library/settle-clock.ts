/**
 * A device's times in the server's: what was never synced was stamped by the device's own clock, which may be wrong by a year.
 * The device says what its clock shows now, and what it stamped is moved by the difference. Nothing stays ahead of the server.
 */
import type { Item } from './item.ts';
import { readStamp, writeStamp } from './stamp.ts';

/** A difference below this is the request's own way, in ms: clocks that are right are left alone, so a repeated request says the same. */
const ON_THE_WAY = 5000;

export interface Clocks {
  /** Id of the device that asks. */
  device: string;
  /** What its clock shows, in ms since 1970. */
  deviceNow: number;
  /** The server's, in ms since 1970. */
  now: number;
}

/**
 * The item with its times in the server's. A stamp of another device came through the server, and is not moved. One that is
 * ahead of the device's own clock was not taken from that clock but continues a later stamp: then the time at which it was
 * done says when it was, and what the server itself had said before stays before it.
 */
export function settleClock<Kind extends Item>(item: Kind, { device, deviceNow, now }: Clocks): Kind {
  const parts = readStamp(item.stamp);
  if (parts === undefined) throw new Error(`${item.stamp} is no stamp.`);
  const difference = Math.abs(now - deviceNow) < ON_THE_WAY ? 0 : now - deviceNow;
  const isOwn = parts.device === device;
  const move = (ms: number): number =>
    Math.max(0, Math.min(now, isOwn && ms <= deviceNow ? ms + difference : ms));
  const continued = Math.max(move(item.at), parts.ms <= now ? parts.ms : 0);
  const ms = isOwn && difference !== 0 && parts.ms > deviceNow ? continued : move(parts.ms);
  return {
    ...item,
    stamp: writeStamp({ ...parts, ms }),
    at: Math.min(move(item.at), ms),
    ...(item.kind === 'follow' && item.seen !== undefined ? { seen: move(item.seen) } : {}),
  };
}
