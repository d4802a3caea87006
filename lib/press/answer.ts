/** Sends a finished page: encoding, HEAD, and 304 where the client has it already. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createBrotliDecompress } from 'node:zlib';
import { errorCaching } from './caching.ts';
import { chooseEncoding, type Encoding } from './encodings.ts';
import { bodyOf, type FinishedPage } from './page.ts';

/** Weak comparison of If-None-Match (RFC 9110 §13.1.2). */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === opaque);
}

/** What a 304 repeats of the headers of a 200, so that a cache may go on using what it has (RFC 9110 §15.4.5). */
const REPEATED = [
  'Cache-Control',
  'CDN-Cache-Control',
  'Vary',
  'Content-Security-Policy',
  'Strict-Transport-Security',
];

function notModified({ etag, headers }: FinishedPage): Record<string, string> {
  const repeated: Record<string, string> = { ETag: etag };
  for (const name of REPEATED) {
    const value = headers[name];
    if (value !== undefined) repeated[name] = value;
  }
  return repeated;
}

const asRecord = (headers: readonly string[]): Record<string, string> =>
  Object.fromEntries(headers.flatMap((name, n) => (n % 2 === 0 ? [[name, headers[n + 1] ?? '']] : [])));

/** Headers of a 200 in each encoding, names and values in turn: made once a page, as Node sends them fastest so. */
const prepared = new WeakMap<FinishedPage, Partial<Record<Encoding, string[]>>>();

function headersOf(page: FinishedPage, encoding: Encoding, body: Buffer): string[] {
  const known = prepared.get(page) ?? {};
  const ready = known[encoding];
  if (ready !== undefined) return ready;
  const coding = encoding === 'identity' ? {} : { 'Content-Encoding': encoding };
  const length = { 'Content-Length': String(body.byteLength) };
  const headers = Object.entries({ ...page.headers, ETag: page.etag, ...coding, ...length }).flat();
  prepared.set(page, { ...known, [encoding]: headers });
  return headers;
}

/** Bytes of a compressed body beyond which it is undone in pieces, for a client that takes no compression. */
const LARGE = 64 * 1024;

function sendUndone(request: IncomingMessage, response: ServerResponse, page: FinishedPage): void {
  response.writeHead(200, { ...page.headers, ETag: page.etag });
  if (request.method === 'HEAD') response.end();
  else
    createBrotliDecompress()
      .on('error', () => response.destroy())
      .end(page.brotli)
      .pipe(response);
}

/** @param status another than 200 where the page stands for an error: one not-found page serves every unknown path */
export function answerWithPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
  status = 200,
): void {
  if (status === 200 && matchesEtag(request.headers['if-none-match'], page.etag)) {
    response.writeHead(304, notModified(page)).end();
    return;
  }
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  if (encoding === 'identity' && status === 200 && page.brotli.byteLength > LARGE) {
    sendUndone(request, response, page);
    return;
  }
  const body = bodyOf(page, encoding);
  const headers = headersOf(page, encoding, body);
  if (status === 200) response.writeHead(200, headers);
  else response.writeHead(status, { ...asRecord(headers), ...errorCaching(status) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
