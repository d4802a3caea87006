/**
 * The library of this device: one key an item, `broadsheet.saved:/world/…`, so that two tabs cannot undo each other's
 * items. It is read at once, and what is broken in it is as if it were not there. Runs in the browser (decision 036).
 */
import { type Item, type ItemDraft, type ItemKind, itemKey } from '#lib/library/item.ts';
import { account } from './account-flag.ts';
import { dropKey, keysFrom, type Outcome, PREFIX } from './device-storage.ts';
import { deviceTime, stampNow } from './stamps.ts';
import { allStored, hasItem, readStored, type StoredItem, writeStored } from './stored-item.ts';

type ItemOf<K extends ItemKind> = Extract<Item, { kind: K }>;
/** Dispatched on `document` in the tab that has changed something; other tabs hear of it from their storage. */
const CHANGED = 'broadsheet:library';
/** Dispatched on `document` when a story was saved or no longer is; `detail` is a `SavedChange`. */
export const SAVED = 'broadsheet:saved';

export interface SavedChange {
  path: string;
  saved: boolean;
}

function tell(item?: Item): void {
  document.dispatchEvent(new Event(CHANGED));
  if (item?.kind !== 'saved') return;
  const detail: SavedChange = { path: item.id, saved: !item.gone };
  document.dispatchEvent(new CustomEvent(SAVED, { detail }));
}

/** Calls back whenever the library may have changed, here or in another tab. Returns how to stop it. */
export function onChange(callback: () => void): () => void {
  const elsewhere = ({ key }: StorageEvent): void => {
    if (key === null || key.startsWith(PREFIX)) callback();
  };
  // A page that comes back from the browser's memory has heard of nothing.
  const back = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) callback();
  };
  document.addEventListener(CHANGED, callback);
  addEventListener('storage', elsewhere);
  addEventListener('pageshow', back);
  return () => {
    document.removeEventListener(CHANGED, callback);
    removeEventListener('storage', elsewhere);
    removeEventListener('pageshow', back);
  };
}

/** What the reader has of this kind and id; undefined where they have it not, or took it away. */
export function findItem<K extends ItemKind>(kind: K, id: string): ItemOf<K> | undefined {
  const item = readStored(kind, id)?.item;
  return item?.gone ? undefined : (item as ItemOf<K> | undefined); // of the kind that was asked for
}

/** All that the reader has of a kind, in no order. */
export const listItems = <K extends ItemKind>(kind: K): ItemOf<K>[] =>
  allStored(kind).flatMap(({ item }) => (item.gone ? [] : [item as ItemOf<K>])); // of the kind that was asked for

function keep(item: Item): Outcome {
  const outcome = writeStored({ item, synced: false });
  if (outcome === undefined) tell(item);
  return outcome;
}

/** Keeps what the reader has just done, with a stamp of now. */
export const putItem = (draft: ItemDraft): Outcome => keep({ ...draft, stamp: stampNow() } as Item); // a draft, stamped

/** Takes an item away. Where an account has to hear of it a tombstone is left, else nothing at all. */
export function takeAway(kind: ItemKind, id: string): Outcome {
  if (!hasItem(kind, id)) return undefined;
  const flag = account();
  const at = deviceTime();
  const gone = {
    kind,
    id,
    at,
    ...(kind === 'read' && { progress: 0 }),
    gone: true,
    stamp: stampNow(),
  } as Item; // as stored was
  if (flag && (kind !== 'read' || flag.keepsReads)) return keep(gone);
  const outcome = dropKey(itemKey(gone));
  if (outcome === undefined) tell(gone);
  return outcome;
}

/** What the account has not heard of, tombstones included. */
export const listUnsynced = (kinds: readonly ItemKind[] = ['saved', 'follow', 'read']): Item[] =>
  kinds.flatMap((kind) => allStored(kind)).flatMap(({ item, synced }) => (synced ? [] : [item]));

/** Writes a version that the account has, or is to be sent again. */
export function writeKept(kept: StoredItem): Outcome {
  const outcome = writeStored(kept);
  if (outcome === undefined) tell(kept.item);
  return outcome;
}

/** Drops an item that the account does not have any more. */
export function dropKept(item: Item): void {
  if (dropKey(itemKey(item)) === undefined) tell({ ...item, gone: true });
}

/** Forgets everything of the reader on this device but theme and size of text. */
export function forgetAll(): Outcome {
  const saved = listItems('saved');
  const outcomes = keysFrom('').map(dropKey);
  for (const item of saved) tell({ ...item, gone: true });
  tell();
  return outcomes.find((outcome) => outcome !== undefined);
}
