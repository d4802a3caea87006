/**
 * Finished pages by path, bounded by bytes. A page that was asked for once is on probation; one that was asked for again
 * is protected, so that a crawler that walks an archive pushes out what nobody else reads.
 */
import { GzipBodies } from './bodies.ts';
import { type FinishedPage, pageBytes } from './page.ts';

interface Kept {
  page: FinishedPage;
  bytes: number;
  isProtected: boolean;
  /** Instant (of `performance.now()`) up to which it may be sent, though what it was made from has changed. */
  staleUntil?: number | undefined;
}

/** Share of the limit that protected pages may take. */
const PROTECTED = 0.8;
/** Share of the limit that gzip bodies may take; they are made on request. */
const GZIP = 0.25;

export class PageStore {
  readonly #limit: number;
  /** Insertion order is order of use: the first key is the least recently used. */
  readonly #probation = new Map<string, Kept>();
  readonly #protected = new Map<string, Kept>();
  readonly #keysByTag = new Map<string, Set<string>>();
  readonly #gzip: GzipBodies;
  /** Without gzip bodies. */
  #bytes = 0;
  #protectedBytes = 0;

  /** @param limit bytes that the store may hold */
  constructor(limit: number) {
    this.#limit = limit;
    this.#gzip = new GzipBodies(limit * GZIP, () => this.#shrink());
  }

  get bytes(): number {
    return this.#bytes + this.#gzip.bytes;
  }

  get size(): number {
    return this.#probation.size + this.#protected.size;
  }

  #find(key: string): Kept | undefined {
    return this.#protected.get(key) ?? this.#probation.get(key);
  }

  /** A page that may be sent. @param isLateSent a stale page may be sent beyond its time */
  get(key: string, { isLateSent = false } = {}): FinishedPage | undefined {
    const kept = this.#find(key);
    if (kept === undefined) return undefined;
    if (kept.staleUntil !== undefined && !isLateSent && performance.now() >= kept.staleUntil) {
      this.delete(key);
      return undefined;
    }
    if (kept.isProtected) this.#protected.delete(key);
    else {
      this.#probation.delete(key);
      kept.isProtected = true;
      this.#protectedBytes += kept.bytes;
    }
    this.#protected.set(key, kept);
    if (this.#protectedBytes > this.#limit * PROTECTED) this.#demote();
    return kept.page;
  }

  /** A page that is held and not stale. Asking does not count as use. */
  peek(key: string): FinishedPage | undefined {
    const kept = this.#find(key);
    return kept?.staleUntil === undefined ? kept?.page : undefined;
  }

  isFresh(key: string): boolean {
    return this.peek(key) !== undefined;
  }

  /** True if a stale page is held. */
  isStale(key: string): boolean {
    return this.#find(key)?.staleUntil !== undefined;
  }

  /** Keys of pages that carry the tag. */
  keysOf(tag: string): ReadonlySet<string> {
    return this.#keysByTag.get(tag) ?? new Set();
  }

  /** Replaces a page by the same page with another body. */
  swap(key: string, page: FinishedPage): void {
    const kept = this.#find(key);
    if (kept === undefined) return;
    const more = pageBytes(key, page) - kept.bytes;
    this.#gzip.drop(kept.page);
    kept.page = page;
    this.#gzip.admit(page);
    kept.bytes += more;
    this.#bytes += more;
    if (kept.isProtected) this.#protectedBytes += more;
  }

  /** Puts the protected pages that were used longest ago back on probation, as its newest. */
  #demote(): void {
    for (const [key, kept] of this.#protected) {
      if (this.#protectedBytes <= this.#limit * PROTECTED) return;
      this.#protected.delete(key);
      this.#protectedBytes -= kept.bytes;
      kept.isProtected = false;
      this.#probation.set(key, kept);
    }
  }

  /** Keeps a page; one larger than a quarter of the limit is not kept. What takes the place of a page keeps its standing. */
  set(key: string, page: FinishedPage): void {
    const isProtected = this.#protected.has(key);
    const before = this.#find(key)?.page;
    // The same HTML, compressed better, has the same gzip body.
    const gzip = before?.etag === page.etag ? this.#gzip.find(before) : undefined;
    this.delete(key);
    const bytes = pageBytes(key, page);
    if (bytes > this.#limit / 4) return;
    (isProtected ? this.#protected : this.#probation).set(key, { page, bytes, isProtected });
    this.#bytes += bytes;
    if (isProtected) this.#protectedBytes += bytes;
    for (const tag of page.tags) {
      const keys = this.#keysByTag.get(tag);
      if (keys === undefined) this.#keysByTag.set(tag, new Set([key]));
      else keys.add(key);
    }
    this.#gzip.admit(page, gzip);
    this.#shrink(key);
  }

  /** Drops the least useful pages until the limit is kept. @param but the key of a page that is not dropped */
  #shrink(but?: string): void {
    for (const segment of [this.#probation, this.#protected])
      for (const oldest of segment.keys()) {
        if (this.bytes <= this.#limit) return;
        if (oldest !== but) this.delete(oldest);
      }
  }

  delete(key: string): void {
    const kept = this.#find(key);
    if (kept === undefined) return;
    if (kept.isProtected) {
      this.#protected.delete(key);
      this.#protectedBytes -= kept.bytes;
    } else this.#probation.delete(key);
    this.#bytes -= kept.bytes;
    this.#gzip.drop(kept.page);
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

  /** Lets every page that carries one of the tags be sent for `grace` ms more, and no longer than it was let before. */
  expireSoon(tags: Iterable<string>, grace: number): void {
    const staleUntil = performance.now() + grace;
    for (const tag of tags)
      for (const key of this.#keysByTag.get(tag) ?? []) {
        const kept = this.#find(key);
        if (kept) kept.staleUntil ??= staleUntil;
      }
  }

  /** Pages that are right, the least useful first. */
  *pages(): Generator<[key: string, page: FinishedPage]> {
    for (const segment of [this.#probation, this.#protected])
      for (const [key, { page, staleUntil }] of segment) if (staleUntil === undefined) yield [key, page];
  }

  clear(): void {
    // One by one, so that a gzip body that is still being made is not kept for a page that is no longer held.
    for (const segment of [this.#probation, this.#protected])
      for (const { page } of segment.values()) this.#gzip.drop(page);
    this.#probation.clear();
    this.#protected.clear();
    this.#keysByTag.clear();
    this.#bytes = 0;
    this.#protectedBytes = 0;
  }
}
