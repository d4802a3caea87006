/** Reads the body of a request, within a limit. */
import type { IncomingMessage } from 'node:http';

/** The Content-Length in bytes; undefined if there is none. */
export function declaredLength(request: IncomingMessage): number | undefined {
  const text = request.headers['content-length'];
  return text === undefined ? undefined : Number(text);
}

/** True if the head says that there is no body. */
export const isWithoutBody = (request: IncomingMessage): boolean =>
  request.headers['transfer-encoding'] === undefined && (declaredLength(request) ?? 0) === 0;

/**
 * The body, in an ArrayBuffer of exactly its size; undefined if it is larger than `limit` bytes. The connection stays open for
 * the answer.
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
