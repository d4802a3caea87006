/** A device in memory, for tests: its storage, and a clock that may be wrong. */
import { type Item, type ItemKind, itemKey } from './item.ts';
import { tombstoneOf } from './merge.ts';
import { nextStamp } from './stamp.ts';
import type { DeviceLibrary, KeptItem } from './sync-device.ts';

export class TestDevice implements DeviceLibrary {
  readonly device: string;
  /** By how much its clock is wrong, in ms. */
  readonly off: number;
  readonly kept = new Map<string, KeptItem>();
  /** Items that its storage has room for. */
  room = Number.POSITIVE_INFINITY;
  #time: () => number;
  #stamp: string | undefined;
  #place: { cursor?: string; readsSince?: number | undefined } = {};

  /** @param time the true one, in ms */
  constructor(device: string, off: number, time: () => number) {
    this.device = device;
    this.off = off;
    this.#time = time;
  }

  now = (): number => this.#time() + this.off;
  cursor = (): string | undefined => this.#place.cursor;
  readsSince = (): number | undefined => this.#place.readsSince;
  list = (): KeptItem[] => [...this.kept.values()];
  find = (kind: ItemKind, id: string): KeptItem | undefined => this.kept.get(`${kind}:${id}`);

  setPlace(cursor: string, readsSince: number | undefined): boolean {
    this.#place = { cursor, readsSince };
    return true;
  }

  write(kept: KeptItem): boolean {
    const key = itemKey(kept.item);
    if (!this.kept.has(key) && this.kept.size >= this.room) return false;
    this.kept.set(key, kept);
    if (kept.item.stamp > (this.#stamp ?? '')) this.#stamp = kept.item.stamp;
    return true;
  }

  drop(kind: ItemKind, id: string): void {
    this.kept.delete(`${kind}:${id}`);
  }

  /** What the reader does on it. */
  put(item: Item): void {
    this.#stamp = nextStamp(this.#stamp, this.now(), this.device);
    this.write({ item: { ...item, at: this.now(), stamp: this.#stamp }, synced: false });
  }

  take(kind: ItemKind, id: string): void {
    const here = this.find(kind, id);
    if (here === undefined || here.item.gone) return;
    this.#stamp = nextStamp(this.#stamp, this.now(), this.device);
    const gone = tombstoneOf(here.item, this.#stamp);
    this.write({ item: { ...gone, at: this.now() }, synced: false });
  }

  /** Keys of what the reader sees there. */
  seen = (): string[] =>
    this.list()
      .flatMap(({ item }) => (item.gone ? [] : [itemKey(item)]))
      .sort();
}
