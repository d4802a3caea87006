/** Items as they stand in this device's storage. Runs in the browser. */
import { checkFields } from '#lib/library/check-item.ts';
import { type Item, type ItemKind, itemKey } from '#lib/library/item.ts';
import { dropKey, keysFrom, type Outcome, readJson, writeKey } from './device-storage.ts';

/** An item in storage, also a tombstone. */
export interface StoredItem {
  item: Item;
  /** The account has it as it is here. */
  synced: boolean;
}

/** So many of the oldest reads make room for what is new where storage is full, again and again. */
const MAKE_ROOM = 20;

export function readStored(kind: ItemKind, id: string): StoredItem | undefined {
  const fields = readJson(`${kind}:${id}`);
  const item = fields && checkFields(kind, id, fields);
  return item && { item, synced: fields?.synced === true };
}

export const allStored = (kind: ItemKind): StoredItem[] =>
  keysFrom(`${kind}:`).flatMap((key) => readStored(kind, key.slice(kind.length + 1)) ?? []);

/**
 * Whether an item is there and not taken away. A button asks no more: an entry that is broken is none, one that is
 * checked in full when it is listed may still be found to be none.
 */
export function hasItem(kind: ItemKind, id: string): boolean {
  const fields = readJson(`${kind}:${id}`);
  return typeof fields?.stamp === 'string' && fields.gone !== true;
}

/** Removes the oldest reads; false where there was none. */
function makeRoom(): boolean {
  const reads = keysFrom('read:').map((key) => ({ key, at: Number(readJson(key)?.at) || 0 }));
  for (const { key } of reads.sort((a, b) => a.at - b.at).slice(0, MAKE_ROOM)) dropKey(key);
  return reads.length > 0;
}

/** Writes an item; where storage is full the oldest reads go first. */
export function writeStored({ item, synced }: StoredItem): Outcome {
  const { kind, id, ...fields } = item;
  const text = JSON.stringify({ ...fields, ...(synced && { synced }) });
  let outcome = writeKey(itemKey(item), text);
  while (outcome === 'full' && makeRoom()) outcome = writeKey(itemKey(item), text);
  return outcome;
}
