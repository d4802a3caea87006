/** Sends a finished page: encoding, HEAD, and 304 where the client has it already. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyAtHand, makeBody } from './bodies.ts';
import { errorCaching } from './caching.ts';
import { undoneStream } from './compress.ts';
import { chooseEncoding, type Encoding } from './encodings.ts';
import { matchesEtag } from './etag.ts';
import { hasDate, isUnchangedSince, lastModified } from './last-modified.ts';
import type { FinishedPage } from './page.ts';

/** What a 304 repeats of the headers of a 200, so that a cache may go on using what it has (RFC 9110 §15.4.5). */
const REPEATED = [
  'Cache-Control',
  'CDN-Cache-Control',
  'Vary',
  'Content-Security-Policy',
  'Strict-Transport-Security',
];

/** Headers of the 304 that stands for a page. */
export function notModified({ etag, headers }: FinishedPage): Record<string, string> {
  const repeated: Record<string, string> = { ETag: etag };
  for (const name of REPEATED) {
    const value = headers[name];
    if (value !== undefined) repeated[name] = value;
  }
  return repeated;
}

const asRecord = (headers: readonly string[]): Record<string, string> =>
  Object.fromEntries(headers.flatMap((name, n) => (n % 2 === 0 ? [[name, headers[n + 1] ?? '']] : [])));

/** Headers of a 200 in each encoding, names and values in turn: made once a page, and again when it has a date, as Node sends them fastest so. */
const prepared = new WeakMap<
  FinishedPage,
  { isDated: boolean; headers: Partial<Record<Encoding, string[]>> }
>();

function headersOf(page: FinishedPage, encoding: Encoding, body: Buffer): string[] {
  const before = prepared.get(page);
  const isDated = before?.isDated === true || hasDate(page);
  const known = before?.isDated === isDated ? before.headers : {};
  const ready = known[encoding];
  if (ready !== undefined) return ready;
  const coding = encoding === 'identity' ? {} : { 'Content-Encoding': encoding };
  const length = { 'Content-Length': String(body.byteLength) };
  const headers = Object.entries({
    ...page.headers,
    ETag: page.etag,
    ...lastModified(page),
    ...coding,
    ...length,
  }).flat();
  prepared.set(page, { isDated, headers: { ...known, [encoding]: headers } });
  return headers;
}

/** Bytes of a compressed body beyond which it is undone in pieces, for a client that takes no compression. */
const LARGE = 64 * 1024;

function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  { page, encoding, body, status }: { page: FinishedPage; encoding: Encoding; body: Buffer; status: number },
): void {
  const headers = headersOf(page, encoding, body);
  if (status === 200) response.writeHead(200, headers);
  else response.writeHead(status, { ...asRecord(headers), ...errorCaching(status) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Headers for a body that has not been made, so that its length is unknown. */
function writeHeadWithoutLength(
  response: ServerResponse,
  { page, encoding, status }: { page: FinishedPage; encoding: Encoding; status: number },
): void {
  response.writeHead(status, {
    ...page.headers,
    ETag: page.etag,
    ...lastModified(page),
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    ...(status === 200 ? {} : errorCaching(status)),
  });
}

/** True if the client has the page already, by its entity tag, or by its date where it sent no tag (RFC 9110 §13.2.2). */
export const isKnown = (
  page: FinishedPage,
  ifNoneMatch: string | undefined,
  ifModifiedSince: string | undefined,
): boolean =>
  ifNoneMatch === undefined ? isUnchangedSince(ifModifiedSince, page) : matchesEtag(ifNoneMatch, page.etag);

/** @param status another than 200 where the page stands for an error: one not-found page serves every unknown path */
export function answerWithPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
  status = 200,
): void {
  const { 'if-none-match': tag, 'if-modified-since': date } = request.headers;
  if (status === 200 && isKnown(page, tag, date)) {
    response.writeHead(304, notModified(page)).end();
    return;
  }
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const body = bodyAtHand(page, encoding);
  if (body !== undefined) {
    sendBody(request, response, { page, encoding, body, status });
    return;
  }
  if (request.method === 'HEAD') {
    // A body is not made only to know its length (RFC 9110 §9.3.2).
    writeHeadWithoutLength(response, { page, encoding, status });
    response.end();
    return;
  }
  if (encoding === 'identity' && page.brotli.byteLength > LARGE) {
    writeHeadWithoutLength(response, { page, encoding, status });
    undoneStream(page.brotli)
      .on('error', () => response.destroy())
      .pipe(response);
    return;
  }
  makeBody(page, encoding === 'gzip' ? 'gzip' : 'identity').then(
    // Nothing is sent to a client that has gone.
    (made) =>
      void (response.destroyed || sendBody(request, response, { page, encoding, body: made, status })),
    () => response.destroy(),
  );
}
