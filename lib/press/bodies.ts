/**
 * A page's bodies. Brotli is kept with every page. gzip is made when it is first asked for, as nearly every client takes
 * brotli, and kept in order of use within a share of the store that holds the page; plain text is undone for each who asks.
 * Both are made on another thread, and once however many ask meanwhile.
 */
import { gzipAgain, undoBrotli } from './compress.ts';
import type { Encoding } from './encodings.ts';
import { bodyBytes, type FinishedPage } from './page.ts';
import { Queue } from './queue.ts';

/** gzip bodies of the pages of one store: what it drops loses its gzip, too. */
export class GzipBodies {
  readonly #limit: number;
  readonly #onKept: () => void;
  /** In order of use. */
  readonly #kept = new Map<FinishedPage, Buffer>();
  #bytes = 0;

  /**
   * @param limit bytes that are kept at the most
   * @param onKept told when one more is kept
   */
  constructor(limit: number, onKept: () => void) {
    this.#limit = limit;
    this.#onKept = onKept;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Keeps what is made of the page from now on. @param gzip its body, if that is known already */
  admit(page: FinishedPage, gzip?: Buffer): void {
    homes.set(page, this);
    if (gzip) this.keep(page, gzip);
  }

  find(page: FinishedPage): Buffer | undefined {
    const gzip = this.#kept.get(page);
    if (gzip === undefined) return undefined;
    this.#kept.delete(page);
    this.#kept.set(page, gzip);
    return gzip;
  }

  keep(page: FinishedPage, gzip: Buffer): void {
    if (homes.get(page) !== this || bodyBytes(gzip) > this.#limit) return;
    this.#forget(page);
    this.#kept.set(page, gzip);
    this.#bytes += bodyBytes(gzip);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.#forget(oldest);
    }
    this.#onKept();
  }

  /** The page is held no more. */
  drop(page: FinishedPage): void {
    homes.delete(page);
    this.#forget(page);
  }

  clear(): void {
    for (const page of this.#kept.keys()) homes.delete(page);
    this.#kept.clear();
    this.#bytes = 0;
  }

  #forget(page: FinishedPage): void {
    this.#bytes -= bodyBytes(this.#kept.get(page));
    this.#kept.delete(page);
  }
}

/** Where a page's gzip body is kept; pages that no store holds, such as one reader's, have no such place. */
const homes = new WeakMap<FinishedPage, GzipBodies>();

/** What is being made for somebody. */
const underWay = { gzip: new WeakMap(), identity: new WeakMap() } satisfies Record<
  string,
  WeakMap<FinishedPage, Promise<Buffer>>
>;
/** Half of the four threads that Node has for such work: files are read on them, too. Who waits has a connection open. */
const makings = new Queue({ atOnce: 2, waiting: Number.POSITIVE_INFINITY });

/** A body that can be sent at once; undefined if it must be made first. */
export function bodyAtHand(page: FinishedPage, encoding: Encoding): Buffer | undefined {
  if (encoding === 'br') return page.brotli;
  return encoding === 'gzip' ? (page.gzip ?? homes.get(page)?.find(page)) : undefined;
}

const makers = { gzip: gzipAgain, identity: undoBrotli };

/** Makes a body that is not at hand. Whoever asks for the same one meanwhile waits for the same work. */
export function makeBody(page: FinishedPage, encoding: Exclude<Encoding, 'br'>): Promise<Buffer> {
  const running = underWay[encoding].get(page);
  if (running !== undefined) return running;
  const body = makings
    .run(() => makers[encoding](page.brotli))
    .then((made) => {
      if (encoding === 'gzip') homes.get(page)?.keep(page, made);
      return made;
    })
    .finally(() => underWay[encoding].delete(page));
  underWay[encoding].set(page, body);
  return body;
}

/** A page's body in an encoding, made if it is not at hand. */
export async function bodyOf(page: FinishedPage, encoding: Encoding): Promise<Buffer> {
  return bodyAtHand(page, encoding) ?? (encoding === 'br' ? page.brotli : makeBody(page, encoding));
}
