/**
 * A device's part of syncing (decision 038). It may be cut off after any step: what the account has not said it has is sent
 * again, and what was sent twice is there once. Pure but for what it is given.
 */
import { type Item, type ItemKind, itemKey } from './item.ts';
import { BYTES_AT_ONCE, ITEMS_AT_ONCE } from './limits.ts';
import { mergeItems } from './merge.ts';
import type { Cursor, SyncAnswer, SyncRequest } from './sync-message.ts';

export interface KeptItem {
  item: Item;
  /** The account has it as it is here. */
  synced: boolean;
}

/** The library of a device. Writing may fail, where storage is full or forbidden. */
export interface DeviceLibrary {
  /** Id of the device in its stamps. */
  device: string;
  /** What its clock shows, in ms since 1970. */
  now(): number;
  cursor(): Cursor | undefined;
  /** As `SyncAnswer.readsSince`, as the account last said. */
  readsSince(): number | undefined;
  /** Both are written together, or neither is. */
  setPlace(cursor: Cursor, readsSince: number | undefined): boolean;
  /** Everything, tombstones too. */
  list(): KeptItem[];
  find(kind: ItemKind, id: string): KeptItem | undefined;
  write(kept: KeptItem): boolean;
  drop(kind: ItemKind, id: string): void;
}

export interface SyncOutcome {
  /** What the account did not take stays on the device: a sentence for each. */
  refused: SyncAnswer['refused'];
  /** How many changes of this device the account took. */
  taken: number;
  /** The account keeps what is read. */
  keepsReads: boolean;
  /** The server's time at the end, in ms since 1970. */
  now: number;
}

/** The device's storage takes no more: what was not written is told again the next time. */
export class StorageFull extends Error {
  override name = 'StorageFull';
}

/** For the frame of a request. */
const BYTES = BYTES_AT_ONCE - 8 * 1024;

/** What the account keeps of an item: it has cards and titles from the edition. */
function toSend(item: Item): Item {
  if (item.kind === 'follow') {
    const { title: _, ...rest } = item;
    return rest;
  }
  const { card: _, ...rest } = item;
  return rest;
}

const lengthOf = (item: Item): number => new TextEncoder().encode(JSON.stringify(item)).length + 1;

/** As many items as one request holds. */
function firstOf(items: readonly Item[]): Item[] {
  let bytes = 0;
  const fits = items.slice(0, ITEMS_AT_ONCE).findIndex((item) => {
    bytes += lengthOf(item);
    return bytes > BYTES;
  });
  return items.slice(0, fits === -1 ? ITEMS_AT_ONCE : fits);
}

/** The account's version with what the device shows of it, where the account sent nothing to show. */
function dressed(item: Item, here: Item | undefined): Item {
  if (here === undefined || item.gone) return item;
  if (item.kind === 'follow')
    return here.kind !== 'follow' || here.title === undefined ? item : { title: here.title, ...item };
  return here.kind === 'follow' || here.card === undefined ? item : { card: here.card, ...item };
}

function keep(library: DeviceLibrary, kept: KeptItem): void {
  if (!library.write(kept)) throw new StorageFull('This device has no room for the library of the account.');
}

/**
 * Takes in the account's version. What was changed here and not sent yet stays: only the account knows whose clock is right,
 * and decides when it hears of it.
 */
function adopt(library: DeviceLibrary, item: Item, sent: Item | undefined): void {
  const here = library.find(item.kind, item.id);
  if (here && !here.synced && here.item.stamp !== sent?.stamp) return;
  // Of two answers the later one may come first.
  const version = here?.synced ? mergeItems(here.item, item) : item;
  if (version.gone) library.drop(item.kind, item.id);
  else keep(library, { item: dressed(version, here?.item), synced: true });
}

function sendAgain(library: DeviceLibrary, isMeant: (item: Item) => boolean): void {
  for (const { item, synced } of library.list())
    if (synced && isMeant(item)) keep(library, { item, synced: false });
}

/** A version of an item. */
const versionKey = (item: Item): string => `${itemKey(item)} ${item.stamp}`;

/** What the account has not heard of, but for what it was told in vain. */
function unsynced(library: DeviceLibrary, tried: ReadonlySet<string>): Item[] {
  const keepsReads = library.readsSince() !== undefined;
  return library
    .list()
    .filter(({ item, synced }) => !synced && !tried.has(versionKey(item)))
    .filter(({ item }) => item.kind !== 'read' || keepsReads)
    .map(({ item }) => toSend(item));
}

/**
 * Tells the account what it does not know and takes in what the device does not, request by request.
 *
 * @param send asks the account; what it throws ends the sync, with nothing lost
 * @throws StorageFull
 */
export async function syncDevice(
  library: DeviceLibrary,
  send: (request: SyncRequest) => Promise<SyncAnswer>,
): Promise<SyncOutcome> {
  const refused: SyncOutcome['refused'] = [];
  const tried = new Set<string>();
  let taken = 0;
  let cursor = library.cursor();
  /** What the account has, while a device that was away for long is told of all of it. */
  let told: Set<string> | undefined;
  for (;;) {
    const sent = firstOf(unsynced(library, tried));
    for (const item of sent) tried.add(versionKey(item));
    const { device } = library;
    const known = cursor === undefined ? {} : { cursor };
    const answer = await send({ device, now: library.now(), ...known, items: sent });
    refused.push(...answer.refused);
    taken += sent.length - answer.refused.length;
    if (answer.reset === 'anew') sendAgain(library, () => true);
    else if (answer.readsSince !== undefined && answer.readsSince !== library.readsSince())
      sendAgain(library, ({ kind }) => kind === 'read');
    if (answer.reset === 'late') told = new Set();
    const sentItems = new Map(sent.map((item) => [itemKey(item), item]));
    for (const item of answer.items) {
      told?.add(itemKey(item));
      adopt(library, item, sentItems.get(itemKey(item)));
    }
    cursor = answer.cursor;
    if (told !== undefined && !answer.more) {
      dropUntold(library, told);
      told = undefined;
    }
    // Half told what there is, a device would take the rest for removed: it begins anew where it is cut off.
    if (told === undefined && !library.setPlace(cursor, answer.readsSince))
      throw new StorageFull('This device cannot note how far it has synced.');
    if (!answer.more && unsynced(library, tried).length === 0)
      return { refused, taken, keepsReads: answer.readsSince !== undefined, now: answer.now };
  }
}

/** What the account had once and does not have now was removed elsewhere. */
function dropUntold(library: DeviceLibrary, told: ReadonlySet<string>): void {
  for (const { item, synced } of library.list()) {
    const isKept = item.kind === 'read' && library.readsSince() === undefined;
    if (synced && !isKept && !told.has(itemKey(item))) library.drop(item.kind, item.id);
  }
}
