/** The press: finished pages in memory, one rendering however many ask, and their expiry by tag. */
import { now } from '#lib/clock.ts';
import { tightenBytes } from './compress.ts';
import { finishDocument } from './finish-document.ts';
import { type FinishOptions, finishPage } from './finish-page.ts';
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
}

/** So long (ms) a page may be sent of which a list has changed. */
const GRACE = 300;
/** Pages that nobody has asked for yet are made one at a time. */
const WARMINGS = { atOnce: 1, waiting: 64 };

/** A page changed while it was rendered is rendered again, this often at the most. */
const MAX_ATTEMPTS = 4;
/**
 * Renderings share one thread: many at once only make each other late. Some seconds' worth of them may wait; whoever
 * comes after that is better told so.
 */
const RENDERINGS = { atOnce: 4, waiting: 256 };

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
  readonly #queue = new Queue(RENDERINGS);
  readonly #slowly = new Queue(TIGHTENINGS);
  readonly #quietly = new Queue(WARMINGS);
  readonly #warming = new Set<string>();
  /** Pages of which a list has changed, until somebody asks for them. */
  #stale = new Set<string>();
  readonly #tightening = new WeakSet<FinishedPage>();
  readonly #asked = new Map<string, Promise<FinishedPage | undefined>>();
  readonly #rendering = new Set<Staleness>();

  constructor(options: PressOptions) {
    this.#options = options;
    this.#store = new PageStore(options.limit);
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
   * A page, rendered where it is not held; undefined where there turns out to be none. Requests for the same page wait
   * for the same rendering.
   *
   * @throws QueueFull where too many other pages wait to be rendered
   */
  obtain(href: string): Promise<FinishedPage | undefined> {
    const held = this.find(href);
    if (held !== undefined) return Promise.resolve(held);
    return this.#order(href);
  }

  /** The rendering of a page that is under way, or a new one. */
  #order(href: string): Promise<FinishedPage | undefined> {
    const asked = this.#asked.get(href);
    if (asked !== undefined) return asked;
    const page = this.#queue.run(() => this.#print(href)).finally(() => this.#asked.delete(href));
    this.#asked.set(href, page);
    return page;
  }

  /** Makes a page anew that is sent meanwhile. Where it cannot be made, whoever asks next is told so. */
  #renew(href: string): Promise<void> {
    return this.#order(href).then(
      () => {},
      () => {},
    );
  }

  /**
   * A page for one reader alone: rendered in its turn, and not kept. `isPersonal`: without framework scripts, whatever
   * public pages keep.
   *
   * @throws QueueFull
   */
  printOnce(href: string, { isPersonal = false } = {}): Promise<FinishedPage | undefined> {
    return this.#queue.run(async () => {
      const rendered = await this.#options.render(href);
      if (rendered === undefined || 'pieces' in rendered) return undefined;
      return finish(rendered, isPersonal ? { keepFrameworkScripts: false } : this.#options);
    });
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
