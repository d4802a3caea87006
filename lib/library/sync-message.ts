/** What a device and the account say to each other. */
import type { Item } from './item.ts';
import { ITEMS_AT_ONCE } from './limits.ts';
import { fieldsOf } from './received-item.ts';
import { isDeviceId, LAST_MS } from './stamp.ts';

/**
 * Up to where a device knows the account's library: `<library>.<number of a change>`. The library's name differs from
 * account to account, and where a database was made anew.
 */
export type Cursor = string;

export interface SyncRequest {
  /** Id of the device, as its stamps have it. */
  device: string;
  /** What its clock shows, in ms since 1970. */
  now: number;
  cursor?: Cursor;
  /** What was changed here and is not known to be there; each is checked by itself (check-item.ts). */
  items: unknown[];
}

/** What was not taken, as it was named. */
export interface Refusal {
  kind: string;
  id: string;
  /** A sentence. */
  reason: string;
}

export interface SyncAnswer {
  /** The server's time, in ms since 1970. */
  now: number;
  cursor: Cursor;
  /** What the account has of each item that was sent, and what changed there since the cursor. */
  items: Item[];
  refused: Refusal[];
  /** There is more than fits one answer: ask again. */
  more: boolean;
  /**
   * The account keeps what is read: when it last forgot all of it, in ms since 1970, or 0. A device that has heard another
   * number sends what it knows of reads. Undefined where the account keeps none.
   */
  readsSince?: number;
  /**
   * `late`: the device was away for longer than removals are remembered: what it had synced and is not told of is gone.
   * `anew`: this is another library than the device's cursor is of: everything it has is to be sent again.
   */
  reset?: 'late' | 'anew';
}

const CURSOR = /^([0-9a-z]{12})\.(\d{1,15})(?:\.(\d{1,15}))?$/;

export interface CursorParts {
  library: string;
  /** Number of the last change that the device knows. */
  seq: number;
  /** Number of the library's last change when a device began to be told all of it, until it was. */
  since?: number;
}

/** The parts of a cursor; undefined where the text is none. */
export function readCursor(text: string): CursorParts | undefined {
  const [, library, seq, since] = CURSOR.exec(text) ?? [];
  if (library === undefined) return undefined;
  return { library, seq: Number(seq), ...(since === undefined ? {} : { since: Number(since) }) };
}

export const writeCursor = ({ library, seq, since }: CursorParts): Cursor =>
  `${library}.${seq}${since === undefined ? '' : `.${since}`}`;

/** The request that a body is, or why it is none, as a sentence. */
export function checkRequest(body: unknown): SyncRequest | { reason: string } {
  const fields = fieldsOf(body);
  const device = fields?.get('device');
  const now = fields?.get('now');
  const cursor = fields?.get('cursor');
  const items = fields?.get('items');
  if (typeof device !== 'string' || !isDeviceId(device)) return { reason: 'The device has no id.' };
  if (typeof now !== 'number' || !Number.isInteger(now) || now < 0 || now > LAST_MS)
    return { reason: 'The device does not say what its clock shows.' };
  if (cursor !== undefined && (typeof cursor !== 'string' || readCursor(cursor) === undefined))
    return { reason: 'The cursor is malformed.' };
  if (!Array.isArray(items)) return { reason: 'There is no list of items.' };
  if (items.length > ITEMS_AT_ONCE)
    return { reason: `Send ${ITEMS_AT_ONCE} items at once at the most, not ${items.length}.` };
  return { device, now, items, ...(cursor === undefined ? {} : { cursor }) };
}
