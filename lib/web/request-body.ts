/** Reads the body of a request that may not be larger than it has reason to be. */
import type { IncomingMessage } from 'node:http';

/** The body, or undefined where it is larger than `limit` bytes; the connection stays open for an answer. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length']) > limit) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
