/** A device and its reader's account tell each other what they do not know (decision 038). */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { type Item, itemKey } from '#lib/library/item.ts';
import { ITEMS_AT_ONCE } from '#lib/library/limits.ts';
import { fieldsOf, receiveItem } from '#lib/library/received-item.ts';
import { settleClock } from '#lib/library/settle-clock.ts';
import {
  type CursorParts,
  type Refusal,
  readCursor,
  type SyncAnswer,
  type SyncRequest,
  writeCursor,
} from '#lib/library/sync-message.ts';
import type { Connection } from '../statement.ts';
import { withCards } from './cards.ts';
import { placeItems } from './placed-item.ts';
import { changedRows, itemOf } from './rows.ts';
import { type LibraryState, lockState, readState } from './state.ts';
import { type Written, writeItems } from './write-items.ts';

export interface SyncPlace extends Connection {
  edition: EditionDatabase;
  /** In ms since 1970. */
  now: number;
}

const LONGEST_NAME = 400;
const nameOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST_NAME) : '');

/** The request's items in the server's time, and those that are none. */
function receive({ device, now: deviceNow, items }: SyncRequest, now: number) {
  const received: Item[] = [];
  const refused: Refusal[] = [];
  for (const value of items) {
    const each = receiveItem(value);
    if ('item' in each) received.push(settleClock(each.item, { device, deviceNow, now }));
    else {
      const fields = fieldsOf(value);
      refused.push({ kind: nameOf(fields?.get('kind')), id: nameOf(fields?.get('id')), reason: each.reason });
    }
  }
  return { received, refused };
}

/** After which change the device is told of all, and whether what it knows is no part of it. */
function startOf(
  cursor: CursorParts | undefined,
  state: LibraryState,
): { after: number; since?: number; reset?: 'late' | 'anew' } {
  const fromTheBeginning = { after: 0, since: state.seq };
  if (cursor === undefined) return fromTheBeginning;
  const { library, seq, since } = cursor;
  // A database that was put back to an earlier day knows less than the device.
  if (library !== state.library || seq > state.seq) return { ...fromTheBeginning, reset: 'anew' };
  if ((since ?? seq) < state.forgotten) return { ...fromTheBeginning, reset: 'late' };
  return { after: seq, ...(since === undefined ? {} : { since }) };
}

/** Writes what the device has, in one transaction; what has nothing to write takes none. */
async function write(
  { db, kind, edition, now }: SyncPlace,
  userId: string,
  received: readonly Item[],
): Promise<{ state: LibraryState; written: Written }> {
  if (received.length === 0) {
    const state = await readState({ db, kind }, userId);
    return { state, written: { held: [], refused: [], seq: state.seq } };
  }
  const placed = placeItems(edition, received, now);
  return db.transaction().execute(async (transaction) => {
    const connection = { db: transaction, kind };
    const state = await lockState(connection, userId);
    return { state, written: await writeItems(connection, userId, state, placed, now) };
  });
}

/** Does what a request asks for. Asked again, because the answer was lost, it comes to the same. */
export async function syncLibrary(
  place: SyncPlace,
  userId: string,
  request: SyncRequest,
): Promise<SyncAnswer> {
  const { now, edition } = place;
  const { received, refused } = receive(request, now);
  const { state, written } = await write(place, userId, received);
  const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor);
  const start = startOf(cursor, state);
  const rows = await changedRows(place, userId, { after: start.after, limit: ITEMS_AT_ONCE + 1 });
  const told = rows.slice(0, ITEMS_AT_ONCE);
  const more = rows.length > told.length;
  const last = told.at(-1)?.seq ?? start.after;
  const next = more
    ? { seq: last, ...(start.since === undefined ? {} : { since: start.since }) }
    : { seq: Math.max(last, written.seq) };
  const held = new Set(written.held.map(itemKey));
  const sent = new Set(received.map(itemKey));
  const isSent = (item: Item): boolean => sent.has(itemKey(item));
  // The device knows what it has sent; not a story's new address.
  const news = [
    ...written.held.filter((item) => !isSent(item)),
    ...told.filter((row) => !held.has(itemKey(row))).map(itemOf),
  ];
  return {
    now,
    cursor: writeCursor({ library: state.library, ...next }),
    items: [...written.held.filter(isSent), ...withCards(edition, news, now)],
    refused: [...refused, ...written.refused],
    more,
    ...(state.keepsReads ? { readsSince: state.readsErased } : {}),
    ...(start.reset ? { reset: start.reset } : {}),
  };
}
