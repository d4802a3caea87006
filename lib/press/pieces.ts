/**
 * What many pages show alike, each kept once: a change of a list makes one piece anew, and every page that shows it is put
 * together with that when it is asked for (docs/decisions/044-shared-pieces.md).
 */
import type { FinishedPage, Piece } from './page.ts';
import { Queue } from './queue.ts';
import { withPieces } from './splice.ts';

/**
 * So long (ms) a piece may be sent of which something has changed. It is made anew at once, so this is only for how long a
 * busy machine may take before readers wait.
 */
const GRACE = 600;
/** They are small and many pages wait for each: they do not wait behind pages. */
const MAKINGS = { atOnce: 2, waiting: Number.POSITIVE_INFINITY };
/** A piece that changes each time while it is made is sent as it was made last, for a moment. */
const MAX_ATTEMPTS = 4;

export interface PiecesOptions {
  /** Makes a piece; undefined if no page shows it any more. */
  make: (key: string) => Promise<Piece | undefined>;
  /** True while a page is held that shows it. */
  isShown: (key: string) => boolean;
  /** True for a tag after whose change the piece may be sent a moment longer. */
  isBeside: (tag: string) => boolean;
}

/** What has changed since something began to be made. */
interface Changed {
  tags: Set<string>;
  /** Something was taken down, or everything is another. */
  atOnce: boolean;
}

interface Entry {
  /** As it may be sent; undefined while it may not be. */
  piece: Piece | undefined;
  /** Of what it was made from last. */
  tags: ReadonlySet<string>;
  /** Instant (of `performance.now()`) up to which it may be sent, though it has changed. */
  staleUntil: number | undefined;
  making: Promise<void> | undefined;
}

/** A page as it is to be sent; or its pieces are waited for; or one of them shows this very story, so it is made anew. */
export type Brought = FinishedPage | 'wait' | 'anew';

export class Pieces {
  readonly #options: PiecesOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #queue = new Queue(MAKINGS);
  readonly #underWay = new Set<Changed>();

  constructor(options: PiecesOptions) {
    this.#options = options;
  }

  /** A piece that may be sent. */
  #find(key: string): Piece | undefined {
    const entry = this.#entries.get(key);
    if (entry?.piece === undefined) return undefined;
    if (entry.staleUntil === undefined || performance.now() < entry.staleUntil) return entry.piece;
    return undefined;
  }

  /** @param href the page's path: stories are known by it */
  bring(href: string, page: FinishedPage): Brought {
    const pieces: Piece[] = [];
    for (const { key, hash } of page.spliced?.cuts ?? []) {
      const piece = this.#find(key);
      if (piece === undefined) return 'wait';
      if (piece.hash !== hash && piece.shows.has(href)) return 'anew';
      pieces.push(piece);
    }
    return withPieces(page, pieces);
  }

  /** Waits until every piece of a page may be sent, or is gone. Rejects if one could not be made. */
  async ready({ spliced }: FinishedPage): Promise<void> {
    const missing = (spliced?.cuts ?? []).filter(({ key }) => this.#find(key) === undefined);
    await Promise.all(missing.map(({ key }) => this.#renew(key)));
  }

  /** Takes over a piece as a page brought it, which was right when nothing of it had changed since the page was begun. */
  take(piece: Piece): void {
    const entry = this.#entries.get(piece.key);
    if (entry === undefined)
      this.#entries.set(piece.key, { piece, tags: piece.tags, staleUntil: undefined, making: undefined });
    else if (entry.piece === undefined || entry.staleUntil !== undefined) this.#adopt(entry, piece);
  }

  #adopt(entry: Entry, piece: Piece, staleUntil?: number): void {
    entry.piece = piece;
    entry.tags = piece.tags;
    entry.staleUntil = staleUntil;
  }

  /**
   * Has what was made from any of these made anew at once, where it is shown; it is sent a moment longer meanwhile.
   * `atOnce`: it is not.
   */
  expire(tags: ReadonlySet<string>, { atOnce }: { atOnce: boolean }): void {
    for (const changed of this.#underWay) {
      for (const tag of tags) changed.tags.add(tag);
      changed.atOnce ||= atOnce;
    }
    for (const [key, entry] of this.#entries) {
      const named = [...entry.tags].filter((tag) => tags.has(tag));
      if (named.length === 0) continue;
      if (!this.#options.isShown(key)) {
        this.#entries.delete(key);
        continue;
      }
      if (atOnce || !named.every(this.#options.isBeside)) entry.piece = undefined;
      entry.staleUntil ??= performance.now() + GRACE;
      // Where it cannot be made, whoever asks for a page with it is told so.
      this.#renew(key).catch(() => {});
    }
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Pieces that are right. */
  *pieces(): Generator<Piece> {
    for (const { piece, staleUntil } of this.#entries.values())
      if (piece !== undefined && staleUntil === undefined) yield piece;
  }

  #renew(key: string): Promise<void> {
    const entry = this.#entries.get(key) ?? {
      piece: undefined,
      tags: new Set<string>(),
      staleUntil: undefined,
      making: undefined,
    };
    this.#entries.set(key, entry);
    entry.making ??= this.#queue
      .run(() => this.#make(key, entry))
      .finally(() => {
        entry.making = undefined;
      });
    return entry.making;
  }

  async #make(key: string, entry: Entry): Promise<void> {
    for (let attempt = 1; this.#entries.get(key) === entry; attempt += 1) {
      const changed: Changed = { tags: new Set(), atOnce: false };
      this.#underWay.add(changed);
      let piece: Piece | undefined;
      try {
        piece = await this.#options.make(key);
      } finally {
        this.#underWay.delete(changed);
      }
      if (this.#entries.get(key) !== entry) return;
      if (piece === undefined) {
        this.#entries.delete(key);
        return;
      }
      const isRight = ![...piece.tags].some((tag) => changed.tags.has(tag));
      if (isRight) return this.#adopt(entry, piece);
      if (attempt < MAX_ATTEMPTS || changed.atOnce) continue;
      return this.#adopt(entry, piece, performance.now() + GRACE);
    }
  }
}
