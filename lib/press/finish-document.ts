/** From a document in pieces to bytes ready to be sent: hashed and compressed as the pieces come. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Transform } from 'node:stream';
import { PAGE_CACHING } from './caching.ts';
import { brotliStream, gzipStream } from './compress.ts';
import type { FinishedPage, RenderedDocument } from './page.ts';
import { headersForFrames, securityHeaders } from './security-headers.ts';

/** A document opened by itself shows nothing but its text. */
const DOCUMENT_POLICY = "default-src 'none'; frame-ancestors 'self'";

/** Takes pieces in at the speed at which they are compressed; keeps what comes out. */
class Compressed {
  readonly #stream: Transform;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<unknown>;

  constructor(stream: Transform) {
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = once(stream, 'end');
    // Heard of in `end`; a rejection before that must not be taken for one that nobody handles.
    this.#ended.catch(() => {});
  }

  async write(bytes: Buffer): Promise<void> {
    if (!this.#stream.write(bytes)) await once(this.#stream, 'drain');
  }

  drop(): void {
    this.#stream.destroy();
  }

  async end(): Promise<Buffer> {
    this.#stream.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }
}

export async function finishDocument(document: RenderedDocument): Promise<FinishedPage> {
  const hash = createHash('sha256');
  const brotli = new Compressed(brotliStream());
  const gzip = new Compressed(gzipStream());
  try {
    for await (const piece of document.pieces) {
      const bytes = Buffer.from(piece, 'utf8');
      hash.update(bytes);
      await Promise.all([brotli.write(bytes), gzip.write(bytes)]);
    }
  } catch (error) {
    brotli.drop();
    gzip.drop();
    throw error;
  }
  const [small, larger] = await Promise.all([brotli.end(), gzip.end()]);
  return {
    etag: `W/"${hash.digest('base64url').slice(0, 22)}"`,
    brotli: small,
    gzip: larger,
    tags: new Set(document.tags),
    until: document.until,
    headers: {
      'Content-Type': document.type,
      ...PAGE_CACHING,
      Vary: 'Accept-Encoding',
      'Content-Security-Policy': DOCUMENT_POLICY,
      ...(document.framedAnywhere ? headersForFrames : securityHeaders),
      ...document.headers,
    },
  };
}
