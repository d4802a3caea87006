/**
 * A page's bodies. Brotli is kept with every page. gzip is made at the first request for it, because nearly every client takes
 * brotli; it is kept within a share of the store that holds the page, the least recently used going first. Plain text is
 * decompressed for each request. Both are made on another thread, and once for all requests that wait meanwhile.
 */
import { gzipAgain, undoBrotli } from './compress.ts';
import type { Encoding } from './encodings.ts';
import { bodyBytes, type FinishedPage } from './page.ts';
import { Queue } from './queue.ts';

/** The gzip bodies of one store's pages. A page that the store drops loses its gzip body too. */
export class GzipBodies {
  readonly #limit: number;
  readonly #onKept: () => void;
  /** The least recently used first. */
  readonly #kept = new Map<FinishedPage, Buffer>();
  #bytes = 0;

  /**
   * @param limit the most bytes that are kept
   * @param onKept called when one more is kept
   */
  constructor(limit: number, onKept: () => void) {
    this.#limit = limit;
    this.#onKept = onKept;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** From now on keeps a gzip body that is made of this page. @param gzip its body, if it has been made already */
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

  /** The store no longer holds the page. */
  drop(page: FinishedPage): void {
    homes.delete(page);
    this.#forget(page);
  }

  #forget(page: FinishedPage): void {
    this.#bytes -= bodyBytes(this.#kept.get(page));
    this.#kept.delete(page);
  }
}

/** Where a page's gzip body is kept. Pages that no store holds, such as one reader's, are not in it. */
const homes = new WeakMap<FinishedPage, GzipBodies>();

/** Bodies that are being made. */
const underWay = { gzip: new WeakMap(), identity: new WeakMap() } satisfies Record<
  string,
  WeakMap<FinishedPage, Promise<Buffer>>
>;
/** Half of Node's four worker threads, because files are read on them too. Every waiting request has a connection, so waiting needs no limit. */
const makings = new Queue({ atOnce: 2, waiting: Number.POSITIVE_INFINITY });

/** A body that can be sent at once; undefined if it must be made first. */
export function bodyAtHand(page: FinishedPage, encoding: Encoding): Buffer | undefined {
  if (encoding === 'br') return page.brotli;
  return encoding === 'gzip' ? (page.gzip ?? homes.get(page)?.find(page)) : undefined;
}

const makers = { gzip: gzipAgain, identity: undoBrotli };

/** Makes a body that is not at hand. Requests for the same one meanwhile wait for the same work. */
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
