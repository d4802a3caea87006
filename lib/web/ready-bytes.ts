/** Answers with bytes that are ready: 304 if the client has them, and only the head if the method is HEAD. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { matchesEtag } from '#lib/press/etag.ts';

export interface ReadyBytes {
  etag: string;
  /** Headers of a 200, apart from those of the encoding and the length. */
  headers: Record<string, string>;
  encoding?: 'br' | 'gzip' | undefined;
  /** Length of the body. */
  bytes: number;
  /** Called only if the body is sent. */
  body: () => Buffer | Promise<Buffer | Readable>;
}

/** @throws if the body cannot be read. The answer has not begun then, unless the body is a stream. */
export async function answerWithBytes(
  request: IncomingMessage,
  response: ServerResponse,
  { etag, headers, encoding, bytes, body }: ReadyBytes,
): Promise<void> {
  if (matchesEtag(request.headers['if-none-match'], etag)) {
    const { 'Content-Type': _, ...kept } = headers;
    response.writeHead(304, { ...kept, ETag: etag }).end();
    return;
  }
  const content = request.method === 'HEAD' ? undefined : await body();
  response.writeHead(200, {
    ...headers,
    ETag: etag,
    ...(encoding && { 'Content-Encoding': encoding }),
    'Content-Length': String(bytes),
  });
  if (content === undefined || Buffer.isBuffer(content)) response.end(content);
  else await pipeline(content, response);
}
