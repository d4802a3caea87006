/** Items at their places: one of a story that moved is of the story at its new address, and is gone from the old one. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { type Item, itemKey } from '#lib/library/item.ts';
import { mergeItems, tombstoneOf } from '#lib/library/merge.ts';
import { nextStamp, readStamp } from '#lib/library/stamp.ts';
import { placeItem } from './stories.ts';

export interface PlacedItem {
  item: Item;
  /** Its id as the device has it. */
  sentAs: string;
  /** What it is of is there, or was; of others only what is there already is changed. */
  isKnown: boolean;
}

/** The item's removal from an address that its story has left. */
function leftBehind(item: Item): Item {
  return tombstoneOf(item, nextStamp(item.stamp, 0, readStamp(item.stamp)?.device ?? ''));
}

function placesOf(edition: EditionDatabase, item: Item, now: number): PlacedItem[] {
  const place = placeItem(edition, item, now);
  if (place.status !== 'moved' || item.kind === 'follow')
    return [{ item, sentAs: item.id, isKnown: place.status !== 'unknown' }];
  return [
    { item: { ...item, id: place.to }, sentAs: item.id, isKnown: true },
    { item: leftBehind(item), sentAs: item.id, isKnown: false },
  ];
}

/** Each item once, at its place. */
export function placeItems(edition: EditionDatabase, items: readonly Item[], now: number): PlacedItem[] {
  const placed = new Map<string, PlacedItem>();
  for (const each of items.flatMap((item) => placesOf(edition, item, now))) {
    const key = itemKey(each.item);
    const other = placed.get(key);
    placed.set(key, other ? { ...each, item: mergeItems(other.item, each.item) } : each);
  }
  return [...placed.values()];
}
