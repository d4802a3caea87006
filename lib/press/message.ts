/** A finished page as the bytes of one HTTP/1.1 answer: what is sent again and again is put together once. */
import { notModified } from './answer.ts';
import { bodyAtHand } from './bodies.ts';
import { hasDate, lastModified } from './last-modified.ts';
import type { FinishedPage } from './page.ts';

/** Seconds for which an idle connection is kept, as the HTTP server has it. */
const KEEP_ALIVE = 65;

type Compressed = 'br' | 'gzip';

interface Dated {
  bytes: Buffer;
  /** True if it tells when the page changed: not in the page's first second. */
  hasDate: boolean;
  /** Second for which its date is right. */
  second: number;
}

let second = 0;
let date = '';

/** The present second, and its date as HTTP spells it: always 29 characters (RFC 9110 §5.6.7). */
function today(): { second: number; date: string } {
  const present = Math.floor(Date.now() / 1000);
  if (present !== second) {
    second = present;
    date = new Date(present * 1000).toUTCString();
  }
  return { second, date };
}

// The date comes first, so that its place is known.
const OK = 'HTTP/1.1 200 OK\r\nDate: ';
const NOT_MODIFIED = 'HTTP/1.1 304 Not Modified\r\nDate: ';
const KEPT_OPEN = { Connection: 'keep-alive', 'Keep-Alive': `timeout=${KEEP_ALIVE}` };

function headOf(begin: string, fields: Record<string, string>): Buffer {
  const lines = Object.entries({ ...fields, ...KEPT_OPEN }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${begin}${today().date}\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** The bytes with the present date. @param at offset of the date */
function dated(message: Dated, at: number): Buffer {
  const present = today();
  if (message.second !== present.second) {
    message.bytes.write(present.date, at, 'latin1');
    message.second = present.second;
  }
  return message.bytes;
}

const notices = new WeakMap<FinishedPage, Dated>();

/** The bytes of the 304 for a page. */
export function noticeOf(page: FinishedPage): Buffer {
  let notice = notices.get(page);
  if (notice === undefined) {
    notice = { bytes: headOf(NOT_MODIFIED, notModified(page)), hasDate: false, second: today().second };
    notices.set(page, notice);
  }
  return dated(notice, NOT_MODIFIED.length);
}

function compose(page: FinishedPage, encoding: Compressed, body: Buffer): Buffer {
  const coding = { 'Content-Encoding': encoding, 'Content-Length': String(body.byteLength) };
  const head = { ...page.headers, ETag: page.etag, ...lastModified(page), ...coding };
  return Buffer.concat([headOf(OK, head), body]);
}

/** Messages by encoding and path, the least recently made first; bounded by bytes. */
export class MessageStore {
  readonly #limit: number;
  /** A page that the press has dropped is not kept for its message's sake. */
  readonly #kept = new Map<string, Dated & { page: WeakRef<FinishedPage> }>();
  #bytes = 0;

  /** @param limit bytes of messages that are kept, beside the pages: those of the pages asked for most */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes of messages that are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The bytes that answer a GET with this page, its Date right to the second; undefined if its body must be made first. */
  find(href: string, page: FinishedPage, encoding: Compressed): Buffer | undefined {
    const known = this.#kept.get(`${encoding} ${href}`);
    if (known?.page.deref() === page && (known.hasDate || !hasDate(page))) return dated(known, OK.length);
    const body = bodyAtHand(page, encoding);
    return body && this.make(href, page, encoding, body);
  }

  /** Makes such a message with a body that has just been made. */
  make(href: string, page: FinishedPage, encoding: Compressed, body: Buffer): Buffer {
    const key = `${encoding} ${href}`;
    const bytes = compose(page, encoding, body);
    this.#drop(key);
    this.#kept.set(key, {
      page: new WeakRef(page),
      bytes,
      hasDate: hasDate(page),
      second: today().second,
    });
    this.#bytes += bytes.byteLength;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.#drop(oldest);
    }
    return bytes;
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes.byteLength ?? 0;
    this.#kept.delete(key);
  }
}
