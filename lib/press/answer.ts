/** Sends a finished page: encoding, HEAD, and 304 where the client has it already. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { chooseEncoding } from './encodings.ts';
import type { FinishedPage } from './page.ts';

/** Weak comparison of If-None-Match (RFC 9110 §13.1.2). */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === opaque);
}

/** @param status sent instead of the page's own: the not-found page is one page for every unknown path */
export function answerWithPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
  status: number = page.status,
): void {
  if (status === 200 && matchesEtag(request.headers['if-none-match'], page.etag)) {
    response.writeHead(304, {
      ETag: page.etag,
      Vary: page.headers.Vary,
      'Cache-Control': page.headers['Cache-Control'],
      'Content-Security-Policy': page.headers['Content-Security-Policy'],
    });
    response.end();
    return;
  }
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  // Nearly every client takes gzip; for the few that do not it is undone, rather than kept twice in memory.
  const body = encoding === 'br' ? page.brotli : encoding === 'gzip' ? page.gzip : gunzipSync(page.gzip);
  const headers: Record<string, string | number> = {
    ...page.headers,
    ETag: page.etag,
    'Content-Length': body.byteLength,
  };
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}
