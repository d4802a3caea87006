/**
 * Pieces that many pages share, each kept once. When a list changes, its piece is rendered once, and every page that shows it is
 * put together with the new piece when it is next requested (docs/decisions/044-shared-pieces.md).
 */
import type { FinishedPage, Piece } from './page.ts';
import { Queue } from './queue.ts';
import { withPieces } from './splice.ts';

/**
 * How long (ms) a piece may still be sent after it has changed. It is rendered again at once, so this only matters on a busy
 * machine: after this time readers wait for it.
 */
const GRACE = 600;
/** Pieces are small and many pages wait for each, so they have a queue of their own. */
const MAKINGS = { atOnce: 2, waiting: Number.POSITIVE_INFINITY };
/** If a piece changes every time while it is rendered, the last rendering is sent for a moment. */
const MAX_ATTEMPTS = 4;

export interface PiecesOptions {
  /** Renders a piece; undefined if no page shows it any more. */
  make: (key: string) => Promise<Piece | undefined>;
  /** True if a page is held that shows it. */
  isShown: (key: string) => boolean;
  /** True if the piece may be sent a moment longer after a change of this tag. */
  isBeside: (tag: string) => boolean;
}

/** What has changed since a rendering began. */
interface Changed {
  tags: Set<string>;
  /** Something was taken down, or everything changed. */
  atOnce: boolean;
}

interface Entry {
  /** Undefined while it may not be sent. */
  piece: Piece | undefined;
  /** Tags of its last rendering. */
  tags: ReadonlySet<string>;
  /** Until when (by `performance.now()`) it may be sent although it has changed. */
  staleUntil: number | undefined;
  making: Promise<void> | undefined;
}

/**
 * The page as it is to be sent; `wait` if a piece has to be rendered first; `stale` if a piece now shows the page's own story, so
 * that the page has to be rendered again.
 */
export type Brought = FinishedPage | 'wait' | 'stale';

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

  /** Puts the present pieces into a page. @param href the page's path, by which its own story is recognised */
  bring(href: string, page: FinishedPage): Brought {
    const pieces: Piece[] = [];
    for (const { key, hash } of page.spliced?.cuts ?? []) {
      const piece = this.#find(key);
      if (piece === undefined) return 'wait';
      if (piece.hash !== hash && piece.shows.has(href)) return 'stale';
      pieces.push(piece);
    }
    return withPieces(page, pieces);
  }

  /** Waits until every piece of a page may be sent, or is gone. Rejects if one could not be rendered. */
  async ready({ spliced }: FinishedPage): Promise<void> {
    const missing = (spliced?.cuts ?? []).filter(({ key }) => this.#find(key) === undefined);
    await Promise.all(missing.map(({ key }) => this.#renew(key)));
  }

  /** Takes over a piece from a page, if nothing in it has changed since the rendering of that page began. */
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
   * Renders the pieces again that were made from any of these tags, if they are shown. Meanwhile the old ones are sent a moment
   * longer, unless `atOnce` is true.
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
      // If it cannot be rendered, the next request for a page with it gets the failure.
      this.#renew(key).catch(() => {});
    }
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Pieces that are not stale. */
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
