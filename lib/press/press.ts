/** The press: finished pages in memory, one rendering however many ask, and their expiry by tag. */
import { type FinishOptions, finishPage } from './finish-page.ts';
import type { FinishedPage, RenderedPage } from './page.ts';
import { PageStore } from './page-store.ts';

/** Renders one page, by its percent-encoded path. */
export type Renderer = (href: string) => Promise<RenderedPage>;

export interface PressOptions extends FinishOptions {
  /** Bytes that the store may hold. */
  limit: number;
  render: Renderer;
}

/** A page changed while it was rendered is rendered again, this often at the most. */
const MAX_ATTEMPTS = 4;

export class Press {
  readonly #store: PageStore;
  readonly #options: PressOptions;
  readonly #underWay = new Map<string, Promise<FinishedPage>>();
  /** When each tag last expired, on a counter; forgotten when nothing is being rendered. */
  readonly #expired = new Map<string, number>();
  #clock = 0;

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
    return this.#store.get(href);
  }

  /** A page, rendered where it is not held. Requests for the same page wait for the same rendering. */
  obtain(href: string): Promise<FinishedPage> {
    const held = this.#store.get(href);
    if (held !== undefined) return Promise.resolve(held);
    const underWay = this.#underWay.get(href);
    if (underWay !== undefined) return underWay;
    const page = this.#print(href).finally(() => {
      this.#underWay.delete(href);
      if (this.#underWay.size === 0) this.#expired.clear();
    });
    this.#underWay.set(href, page);
    return page;
  }

  async #print(href: string): Promise<FinishedPage> {
    for (let attempt = 1; ; attempt += 1) {
      const begun = this.#clock;
      const page = await finishPage(await this.#options.render(href), this.#options);
      const changed = [...page.tags].some((tag) => (this.#expired.get(tag) ?? 0) > begun);
      if (!changed) this.#store.set(href, page);
      if (!changed || attempt === MAX_ATTEMPTS) return page;
    }
  }

  /** Drops what was made from any of these; what is being rendered from them is rendered again. */
  expire(tags: Iterable<string>): void {
    this.#clock += 1;
    const all = [...tags];
    if (this.#underWay.size > 0) for (const tag of all) this.#expired.set(tag, this.#clock);
    this.#store.expire(all);
  }

  clear(): void {
    this.#store.clear();
  }
}
