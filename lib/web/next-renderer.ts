/**
 * Renders a page through Next's request handler with a request of our own: no cookie, no header and no query
 * of a reader can reach a page that is kept for everyone.
 */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RenderedPage } from '#lib/press/page.ts';
import type { Rendering, SharedPiece } from '#lib/press/rendering.ts';
import { renderings } from '#lib/press/rendering.ts';

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Longest rendering that is waited for, in milliseconds. */
const TIMEOUT = 20_000;

function pageRequest(target: string, headers: Readonly<Record<string, string>>): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = target;
  request.httpVersion = '1.1';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  // An agent of the kind that Next waits for: it gets a page whole, with its metadata in the head (`next.config.mjs`).
  request.headers = { ...headers, host: 'localhost', 'user-agent': 'press' };
  request.rawHeaders = Object.entries(request.headers).flatMap(([name, value]) => [name, String(value)]);
  request.complete = true;
  request.push(null);
  return request;
}

/** A response that goes to nobody: calls back with what was written when Next ends it. */
function heldResponse(request: IncomingMessage, ended: (body: Buffer) => void): ServerResponse {
  const response = new ServerResponse(request);
  const chunks: Buffer[] = [];
  /** Takes the arguments of `write` and `end`: a chunk, an encoding and a callback, each of which may be left out. */
  const take = ([chunk, ...rest]: unknown[]): (() => void) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    const done = [chunk, ...rest].find((arg) => typeof arg === 'function');
    return () => done?.call(response);
  };
  response.write = (...args: unknown[]) => {
    take(args)();
    return true;
  };
  response.end = (...args: unknown[]) => {
    const done = take(args);
    Object.defineProperty(response, 'writableEnded', { value: true, configurable: true });
    Object.defineProperty(response, 'writableFinished', { value: true, configurable: true });
    done();
    response.emit('finish');
    response.emit('close');
    ended(Buffer.concat(chunks));
    return response;
  };
  return response;
}

export interface NextAnswer {
  response: ServerResponse;
  body: Buffer;
  /** Cache tags of everything that was read. */
  tags: string[];
  /** The pieces that it shares with other pages. */
  shared: SharedPiece[];
}

/**
 * Sends Next a request that has no headers except these.
 *
 * @param target percent-encoded path and query
 * @returns a promise that rejects if Next fails or takes over 20 s
 */
export function askNext(
  handle: NextHandler,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<NextAnswer> {
  return new Promise((resolve, reject) => {
    const rendering: Rendering = { tags: new Set(), shared: new Map() };
    const [path] = target.split('?', 1);
    const timer = setTimeout(() => reject(new Error(`Rendering ${path} took over 20 s.`)), TIMEOUT);
    const request = pageRequest(target, headers);
    const response = heldResponse(request, (body) => {
      clearTimeout(timer);
      resolve({ response, body, tags: [...rendering.tags], shared: [...rendering.shared.values()] });
    });
    renderings
      .run(rendering, () => handle(request, response))
      .catch((error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      });
  });
}

/** @returns a renderer for the press; it rejects if Next fails or takes over 20 s */
export function nextRenderer(handle: NextHandler): (href: string) => Promise<RenderedPage | undefined> {
  return async (href) => {
    const { response, body, tags, shared } = await askNext(handle, href);
    const { statusCode: status } = response;
    // What Next makes of notFound() has no masthead: the caller has a real page for that.
    if (status === 404) return undefined;
    if (status !== 200) throw new Error(`Next answered ${href} with status ${status}.`);
    const link = response.getHeader('link');
    return {
      html: body.toString('utf8'),
      tags,
      shared: shared.length > 0 ? shared : undefined,
      link: Array.isArray(link) ? link.join(', ') : link?.toString(),
    };
  };
}
