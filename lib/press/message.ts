/** A finished page as the bytes of one HTTP/1.1 answer: what is sent again and again is put together once. */
import type { Encoding } from './encodings.ts';
import { bodyOf, type FinishedPage } from './page.ts';

/** Bytes of messages that are kept, beside the pages: those of the pages asked for most. */
const LIMIT = 16 * 1024 * 1024;
/** Seconds for which an idle connection is kept, as the HTTP server has it. */
const KEEP_ALIVE = 65;

interface Message {
  page: FinishedPage;
  bytes: Buffer;
  /** Second for which its Date is right. */
  second: number;
}

const DATE = 'Date: ';
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

function compose(page: FinishedPage, encoding: 'br' | 'gzip'): Buffer {
  const body = bodyOf(page, encoding);
  const fields = {
    ...page.headers,
    ETag: page.etag,
    'Content-Encoding': encoding,
    'Content-Length': String(body.byteLength),
    Connection: 'keep-alive',
    'Keep-Alive': `timeout=${KEEP_ALIVE}`,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  // The date comes first, so that its place is known.
  const head = `HTTP/1.1 200 OK\r\n${DATE}${today().date}\r\n${lines.join('\r\n')}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

const DATE_AT = `HTTP/1.1 200 OK\r\n${DATE}`.length;

/** Messages by encoding and path, the least recently made first; bounded by bytes. */
export class MessageStore {
  readonly #kept = new Map<string, Message>();
  #bytes = 0;

  /** The bytes that answer a GET with this page, its Date right to the second. */
  find(href: string, page: FinishedPage, encoding: Exclude<Encoding, 'identity'>): Buffer {
    const key = `${encoding} ${href}`;
    const known = this.#kept.get(key);
    const now = today();
    if (known?.page === page) {
      if (known.second !== now.second) {
        known.bytes.write(now.date, DATE_AT, 'latin1');
        known.second = now.second;
      }
      return known.bytes;
    }
    return this.#make(key, page, encoding, now.second);
  }

  #make(key: string, page: FinishedPage, encoding: 'br' | 'gzip', made: number): Buffer {
    const bytes = compose(page, encoding);
    this.#drop(key);
    this.#kept.set(key, { page, bytes, second: made });
    this.#bytes += bytes.byteLength;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= LIMIT) break;
      this.#drop(oldest);
    }
    return bytes;
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes.byteLength ?? 0;
    this.#kept.delete(key);
  }
}
