/** Finished pages by path, bounded by bytes: the least recently used goes first. */
import { type FinishedPage, pageBytes } from './page.ts';

interface Kept {
  page: FinishedPage;
  bytes: number;
}

export class PageStore {
  readonly #limit: number;
  /** Insertion order is order of use: the first key is the least recently used. */
  readonly #kept = new Map<string, Kept>();
  readonly #keysByTag = new Map<string, Set<string>>();
  #bytes = 0;

  /** @param limit bytes that the store may hold */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#kept.size;
  }

  get(key: string): FinishedPage | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.page;
  }

  /** Keeps a page; one larger than a quarter of the limit is not kept. */
  set(key: string, page: FinishedPage): void {
    this.delete(key);
    const bytes = pageBytes(key, page);
    if (bytes > this.#limit / 4) return;
    this.#kept.set(key, { page, bytes });
    this.#bytes += bytes;
    for (const tag of page.tags) {
      const keys = this.#keysByTag.get(tag);
      if (keys === undefined) this.#keysByTag.set(tag, new Set([key]));
      else keys.add(key);
    }
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const kept = this.#kept.get(key);
    if (kept === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= kept.bytes;
    for (const tag of kept.page.tags) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
  }

  /** Drops every page that carries one of the tags; answers how many. */
  expire(tags: Iterable<string>): number {
    let dropped = 0;
    for (const tag of tags) {
      for (const key of [...(this.#keysByTag.get(tag) ?? [])]) {
        this.delete(key);
        dropped += 1;
      }
    }
    return dropped;
  }

  clear(): void {
    this.#kept.clear();
    this.#keysByTag.clear();
    this.#bytes = 0;
  }
}
