/** The press: finished pages in memory, one rendering however many ask, and their expiry by tag. */
import { FairQueue, type Turn } from '#lib/admission/fair-queue.ts';
import { now } from '#lib/clock.ts';
import { tightenBytes } from './compress.ts';
import { finishDocument } from './finish-document.ts';
import { type FinishOptions, finishPage } from './finish-page.ts';
import { Interest } from './interest.ts';
import { type FinishedPage, isFinished, type RenderedDocument, type RenderedPage } from './page.ts';
import { PageStore } from './page-store.ts';
import { Queue } from './queue.ts';

/** What a renderer makes: a page as Next made it or finished already, or a document. */
export type Rendered = RenderedPage | FinishedPage | RenderedDocument;

/** Renders one page or document, by its percent-encoded path; undefined where there turns out to be none. */
export type Renderer = (href: string) => Promise<Rendered | undefined>;

export interface PressOptions extends FinishOptions {
  /** Bytes that the store may hold. */
  limit: number;
  render: Renderer;
  /**
   * Tags of what a page shows beside its own matter, such as a list of the latest stories: where only these expire, the
   * page may be sent a moment longer while it is made anew.
   */
  isBeside?: ((tag: string) => boolean) | undefined;
  /** Renderings that may be under way at the same time: as many as the renderers take. */
  atOnce?: (() => number) | undefined;
}

/** So long (ms) a page may be sent of which a list has changed. */
const GRACE = 300;
/** Pages that nobody has asked for yet are made one at a time. */
const WARMINGS = { atOnce: 1, waiting: 64 };

/** A page changed while it was rendered is rendered again, this often at the most. */
const MAX_ATTEMPTS = 4;
/** Some seconds' worth of renderings may wait, and of one asker a share; whoever comes after that is better told so. */
const RENDERINGS = { waiting: 256, each: 16 };
/** If nobody says how many may be under way. */
const AT_ONCE = 4;

/** What the paper itself wants made. */
const OWN_TURN: Turn = { kind: 'own', asker: 'own', isUnbounded: true };

/** It takes a core for some 25 ms, which nobody waits for. */
const TIGHTENINGS = { atOnce: 1, waiting: 64 };

/** What became stale while one page was being rendered. */
interface Staleness {
  tags: Set<string>;
  everything: boolean;
}

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
  /** Pages of which a list has changed, until somebody asks for them. */
  #stale = new Set<string>();
  readonly #tightening = new WeakSet<FinishedPage>();
  readonly #asked = new Map<string, Interest<FinishedPage | undefined>>();
  readonly #rendering = new Set<Staleness>();

  constructor(options: PressOptions) {
    this.#options = options;
    this.#store = new PageStore(options.limit);
    this.#queue = new FairQueue({ ...RENDERINGS, atOnce: options.atOnce ?? (() => AT_ONCE) });
  }

  /** Renderings that wait for their turn, and those under way. */
  get queued(): { waiting: number; underWay: number } {
    return { waiting: this.#queue.waiting, underWay: this.#queue.underWay };
  }

  /** To be told when more may be rendered at once than before. */
  advance(): void {
    this.#queue.advance();
  }

  /** Pages held and their bytes. */
  get held(): { pages: number; bytes: number } {
    return { pages: this.#store.size, bytes: this.#store.bytes };
  }

  /** A page that is held, by its percent-encoded path. */
  find(href: string): FinishedPage | undefined {
    const held = this.#store.get(href);
    // Who asks first is sent what there is, and has it made anew for the next.
    if (held && this.#stale.size > 0 && this.#stale.delete(href) && !this.#store.isFresh(href))
      void this.#renew(href);
    if (held?.isLoose) void this.#tighten(href, held);
    if (held?.until === undefined || held.until > now()) return held;
    this.#store.delete(href);
    return undefined;
  }

  /**
   * A page, rendered if it is not held; undefined if there turns out to be none. Requests for the same page wait for the
   * same rendering, which is not begun if all of them have left.
   *
   * @param turn whose turn it takes
   * @throws TooBusy if too many other pages wait to be rendered; ClientGone
   */
  obtain(href: string, turn: Turn = OWN_TURN): Promise<FinishedPage | undefined> {
    const held = this.find(href);
    if (held !== undefined) return Promise.resolve(held);
    return this.#order(href, turn);
  }

  /** The rendering of a page that is under way, or a new one. */
  #order(href: string, turn: Turn = OWN_TURN): Promise<FinishedPage | undefined> {
    const known = this.#asked.get(href);
    const asked =
      known ??
      new Interest((signal) =>
        this.#queue.run({ ...turn, signal }, () => this.#print(href)).finally(() => this.#asked.delete(href)),
      );
    if (known === undefined) this.#asked.set(href, asked);
    return asked.join(turn.signal);
  }

  /** Makes a page anew that is sent meanwhile. Where it cannot be made, whoever asks next is told so. */
  #renew(href: string): Promise<void> {
    return this.#order(href).then(
      () => {},
      () => {},
    );
  }

  /**
   * Makes something for one reader alone: in its turn among all renderings, and kept nowhere.
   *
   * @throws TooBusy, ClientGone
   */
  makeOnce<Made>(make: () => Promise<Made>, turn: Turn): Promise<Made> {
    return this.#queue.run(turn, make);
  }

  /** Makes a page's body smaller in the background, one page at a time; where many wait for that, it stays as it is. */
  async #tighten(href: string, page: FinishedPage): Promise<void> {
    if (this.#tightening.has(page)) return;
    this.#tightening.add(page);
    try {
      const brotli = await this.#slowly.run(() => tightenBytes(page.brotli));
      // Unless it has expired meanwhile.
      if (this.#store.isFresh(href) && this.#store.get(href) === page)
        this.#store.set(href, { ...page, brotli, isLoose: undefined });
    } catch {
      this.#tightening.delete(page);
    }
  }

  async #print(href: string): Promise<FinishedPage | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const stale: Staleness = { tags: new Set(), everything: false };
      this.#rendering.add(stale);
      try {
        const rendered = await this.#options.render(href);
        if (rendered === undefined) return undefined;
        const page = await finish(rendered, this.#options);
        const changed = stale.everything || [...page.tags].some((tag) => stale.tags.has(tag));
        if (!changed) this.#store.set(href, page);
        if (!changed || attempt === MAX_ATTEMPTS) return page;
      } finally {
        this.#rendering.delete(stale);
      }
    }
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
    const beside = all.filter(isBeside);
    if (beside.length === 0) return;
    this.#store.expireSoon(beside, GRACE);
    this.#stale = new Set(this.#store.staleKeys());
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

  /** Drops what was made from any of these, lists included. */
  drop(tags: Iterable<string>): void {
    this.#store.expire(tags);
  }

  /** Takes back a page that was held before. */
  restore(href: string, page: FinishedPage): void {
    this.#store.set(href, page);
  }

  /** Drops every page; what is being rendered is rendered again. */
  clear(): void {
    for (const stale of this.#rendering) stale.everything = true;
    this.#store.clear();
  }
}
