/** The press: finished pages in memory, one rendering however many ask, and their expiry by tag. */
import { FairQueue, type Turn } from '#lib/admission/fair-queue.ts';
import { now } from '#lib/clock.ts';
import { finishDocument } from './finish-document.ts';
import { type FinishOptions, finishPage } from './finish-page.ts';
import { Interest } from './interest.ts';
import { dateOfNow } from './last-modified.ts';
import {
  type FinishedPage,
  isFinished,
  type Piece,
  pieceTag,
  type RenderedDocument,
  type RenderedPage,
} from './page.ts';
import { PageStore } from './page-store.ts';
import { Pieces } from './pieces.ts';
import { Queue } from './queue.ts';
import { Renewals } from './renewals.ts';
import { tightenPage } from './splice.ts';
import { thriftyPage } from './thrifty-page.ts';
import type { Urgency } from './urgency.ts';

/** What a renderer makes: a page as Next made it or finished already, or a document. */
export type Rendered = RenderedPage | FinishedPage | RenderedDocument;

/**
 * Renders one page or document, by its percent-encoded path; undefined if there turns out to be none. If several wait for a
 * renderer, the most urgent goes first.
 */
export type Renderer = (href: string, urgency: Urgency) => Promise<Rendered | undefined>;

export interface PressOptions extends FinishOptions {
  /** Bytes that the store may hold. */
  limit: number;
  render: Renderer;
  /**
   * Tags of what a page shows beside its own matter, such as a list of the latest stories: where only these expire, the
   * page may be sent a moment longer while it is made anew.
   */
  isBeside?: ((tag: string) => boolean) | undefined;
  /** How many renderings may run at the same time: as many as the renderers take. */
  atOnce?: (() => number) | undefined;
}

/** How long (ms) a page may be sent after a list on it has changed. */
const GRACE = 300;
/** If this many pages wait or are being rendered, pages with only a changed list are still sent as they were. */
const CROWD = 8;
/** Pages that nobody has asked for yet are made one at a time. */
const WARMINGS = { atOnce: 1, waiting: 64 };

/** A page changed while it was rendered is rendered again, this often at the most. */
const MAX_ATTEMPTS = 4;
/** A few seconds' worth of renderings may wait, and a share of them for one asker. Requests beyond that are better refused. */
const RENDERINGS = { waiting: 256, each: 16 };
/** The default of `atOnce`. */
const AT_ONCE = 4;

/** The turn of pages that the paper itself orders. */
const OWN_TURN: Turn = { kind: 'own', asker: 'own', isUnbounded: true };

/** How many pages are tried when a piece is rendered again: the first ones may no longer show it. */
const MOST_MAKERS = 12;

/** It takes a core for some 25 ms, which nobody waits for. */
const TIGHTENINGS = { atOnce: 1, waiting: 64 };

/** What became stale while one page was being rendered. */
interface Staleness {
  tags: Set<string>;
  everything: boolean;
}

const isChanged = (tags: Iterable<string>, stale: Staleness): boolean =>
  stale.everything || [...tags].some((tag) => stale.tags.has(tag));

async function finish(rendered: Rendered, options: FinishOptions): Promise<FinishedPage> {
  if ('pieces' in rendered) return finishDocument(rendered);
  return isFinished(rendered) ? rendered : finishPage(rendered, options);
}

export class Press {
  readonly #store: PageStore;
  readonly #options: PressOptions;
  readonly #queue: FairQueue;
  readonly #slowly = new Queue(TIGHTENINGS);
  readonly #quietly = new Queue(WARMINGS);
  readonly #warming = new Set<string>();
  readonly #pieces: Pieces;
  /** Pages with a changed list that somebody has requested. */
  readonly #renewals = new Renewals(async (href) => {
    // Outside the fair queue, which is for what readers wait for. The renderers take them last.
    if (this.#store.isStale(href)) await this.#begin(href, () => this.#print(href, 'renewal')).join();
  });
  /** Pages that are being tightened, known by their `tags`, which stay the same object while pieces of a page change. */
  readonly #tightening = new WeakSet<FinishedPage['tags']>();
  readonly #asked = new Map<string, Interest<FinishedPage | undefined>>();
  readonly #rendering = new Set<Staleness>();

  constructor(options: PressOptions) {
    this.#options = options;
    this.#store = new PageStore(options.limit);
    this.#queue = new FairQueue({ ...RENDERINGS, atOnce: options.atOnce ?? (() => AT_ONCE) });
    this.#pieces = new Pieces({
      make: (key) => this.#makePiece(key),
      isShown: (key) => this.#store.keysOf(pieceTag(key)).size > 0,
      isBeside: (tag) => options.isBeside?.(tag) ?? false,
    });
  }

  /** How many renderings wait for their turn, and how many are running. */
  get queued(): { waiting: number; underWay: number } {
    return { waiting: this.#queue.waiting, underWay: this.#queue.underWay };
  }

  /** To be called when `atOnce` has grown. */
  advance(): void {
    this.#queue.advance();
  }

  /** Pages held and their bytes. */
  get held(): { pages: number; bytes: number } {
    return { pages: this.#store.size, bytes: this.#store.bytes };
  }

  /** A page that is held, by its percent-encoded path. */
  find(href: string): FinishedPage | undefined {
    const held = this.#store.get(href, { isLateSent: this.#asked.size + this.#renewals.size >= CROWD });
    if (held === undefined) return undefined;
    // The first request gets the page as it is, and has it rendered again for the next.
    if (this.#store.isStale(href)) this.#renewals.ask(href);
    const brought = this.#pieces.bring(href, held);
    if (brought === 'wait') return undefined;
    if (brought === 'stale' || (brought.until !== undefined && brought.until <= now())) {
      this.#store.delete(href);
      return undefined;
    }
    if (brought !== held) this.#store.swap(href, brought);
    if (brought.isLoose) void this.#tighten(href, brought);
    return brought;
  }

  /**
   * A page, rendered if it is not held; undefined if it turns out not to exist. Requests for the same page wait for the same
   * rendering, which is not begun if all of them have left.
   *
   * @param turn whose turn the rendering takes
   * @throws TooBusy if too many other pages wait to be rendered; ClientGone
   */
  obtain(href: string, turn: Turn = OWN_TURN): Promise<FinishedPage | undefined> {
    const held = this.find(href);
    if (held !== undefined) return Promise.resolve(held);
    const waiting = this.#store.peek(href);
    return waiting ? this.#complete(href, waiting, turn) : this.#order(href, turn);
  }

  /** A page that is held, once its pieces are there. If they cannot be rendered, the page is rendered with its own lists. */
  async #complete(href: string, page: FinishedPage, turn: Turn): Promise<FinishedPage | undefined> {
    await this.#pieces.ready(page).catch(() => {});
    return this.find(href) ?? this.#order(href, turn);
  }

  /** The rendering of a page that is under way, or a new one. */
  #order(href: string, turn: Turn = OWN_TURN): Promise<FinishedPage | undefined> {
    return this.#begin(href, (signal) => this.#queue.run({ ...turn, signal }, () => this.#print(href))).join(
      turn.signal,
    );
  }

  /** The work that already makes this page, or new work that does. */
  #begin(
    href: string,
    print: (signal: AbortSignal) => Promise<FinishedPage | undefined>,
  ): Interest<FinishedPage | undefined> {
    const known = this.#asked.get(href);
    if (known !== undefined) return known;
    const asked = new Interest((signal) => print(signal).finally(() => this.#asked.delete(href)));
    this.#asked.set(href, asked);
    return asked;
  }

  /**
   * Makes something for one reader alone, in its turn among all renderings. It is kept nowhere.
   *
   * @throws TooBusy, ClientGone
   */
  makeOnce<Made>(make: () => Promise<Made>, turn: Turn): Promise<Made> {
    return this.#queue.run(turn, make);
  }

  /** Makes a page's body smaller in the background, one page at a time; where many wait for that, it stays as it is. */
  async #tighten(href: string, page: FinishedPage): Promise<void> {
    if (this.#tightening.has(page.tags)) return;
    this.#tightening.add(page.tags);
    try {
      const tight = await this.#slowly.run(() => tightenPage(page));
      // Unless it has expired meanwhile. Pieces that changed are put in at the next request.
      if (this.#store.peek(href)?.tags === page.tags) this.#store.set(href, tight);
    } catch {
      this.#tightening.delete(page.tags);
    }
  }

  async #print(href: string, urgency: Urgency = 'page'): Promise<FinishedPage | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const stale: Staleness = { tags: new Set(), everything: false };
      this.#rendering.add(stale);
      try {
        const rendered = await this.#options.render(href, urgency);
        if (rendered === undefined) return undefined;
        const { shared = [], ...made } = await finish(rendered, this.#options);
        const page = { ...thriftyPage(made), modified: dateOfNow() };
        if (!isChanged(page.tags, stale)) {
          for (const piece of shared) if (!isChanged(piece.tags, stale)) this.#pieces.take(piece);
          this.#store.set(href, page);
          const whole = await this.#bring(href, page);
          if (whole !== undefined) return whole;
        }
        if (attempt === MAX_ATTEMPTS) return page;
      } finally {
        this.#rendering.delete(stale);
      }
    }
  }

  /** A page that was just rendered, with its present pieces; undefined if it has to be rendered again. */
  async #bring(href: string, page: FinishedPage): Promise<FinishedPage | undefined> {
    await this.#pieces.ready(page).catch(() => {});
    const brought = this.#pieces.bring(href, page);
    return brought === 'wait' || brought === 'stale' ? undefined : brought;
  }

  /** Makes a piece by rendering a page that shows it. A page that no longer shows it is dropped. */
  async #makePiece(key: string): Promise<Piece | undefined> {
    let failure: unknown;
    for (const href of [...this.#store.keysOf(pieceTag(key))].slice(0, MOST_MAKERS)) {
      try {
        const rendered = await this.#options.render(href, 'piece');
        const page = rendered && (await finish(rendered, this.#options));
        const piece = page?.shared?.find((each) => each.key === key);
        if (piece !== undefined) return piece;
        this.#store.delete(href);
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== undefined) throw failure;
    return undefined;
  }

  /**
   * Drops what was made from any of these, or sends it a moment longer while it is made anew; what is being rendered is
   * rendered again. `atOnce`: nothing is sent again.
   */
  expire(tags: Iterable<string>, { atOnce = false }: { atOnce?: boolean } = {}): void {
    const all = [...tags];
    for (const stale of this.#rendering) for (const tag of all) stale.tags.add(tag);
    const isBeside = (!atOnce && this.#options.isBeside) || (() => false);
    this.#store.expire(all.filter((tag) => !isBeside(tag)));
    this.#store.expireSoon(all.filter(isBeside), GRACE);
    this.#pieces.expire(new Set(all), { atOnce });
  }

  /** Makes pages that are not held, or not right any more, before somebody asks for them: one at a time. */
  warm(hrefs: Iterable<string>): void {
    for (const href of hrefs) {
      if (this.#warming.has(href) || this.#store.isFresh(href)) continue;
      this.#warming.add(href);
      // Where it cannot be made, whoever asks for it is told so.
      this.#quietly
        .run(async () => {
          if (!this.#store.isFresh(href)) await this.#order(href);
        })
        .catch(() => {})
        .finally(() => this.#warming.delete(href));
    }
  }

  /** Pages that are held and right, the least useful first. */
  pages(): Iterable<[href: string, page: FinishedPage]> {
    return this.#store.pages();
  }

  /** Shared pieces that are not stale. */
  pieces(): Iterable<Piece> {
    return this.#pieces.pieces();
  }

  /** Drops what was made from any of these, lists included. */
  drop(tags: Iterable<string>): void {
    this.expire(tags, { atOnce: true });
  }

  /** Takes back a page that was held before. */
  restore(href: string, page: FinishedPage): void {
    this.#store.set(href, { ...thriftyPage(page), modified: page.modified ?? dateOfNow() });
  }

  /** Takes back a piece of pages that were held before. */
  restorePiece(piece: Piece): void {
    this.#pieces.take(piece);
  }

  /** Drops every page; what is being rendered is rendered again. */
  clear(): void {
    for (const stale of this.#rendering) stale.everything = true;
    this.#store.clear();
    this.#pieces.clear();
  }
}
