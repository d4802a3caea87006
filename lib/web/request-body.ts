/** Reads the body of a request that may not be larger than it has reason to be. */
import type { IncomingMessage } from 'node:http';

/** Bytes that a body says it has; undefined if it does not say. */
export function declaredLength(request: IncomingMessage): number | undefined {
  const text = request.headers['content-length'];
  return text === undefined ? undefined : Number(text);
}

/** True if a request has no body, by its head. */
export const isWithoutBody = (request: IncomingMessage): boolean =>
  request.headers['transfer-encoding'] === undefined && (declaredLength(request) ?? 0) === 0;

/**
 * The body, in memory of exactly its size; undefined if it is larger than `limit` bytes. The connection stays open for an
 * answer.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if ((declaredLength(request) ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
