/**
 * Renders a page through Next's request handler with a request of our own: no cookie, no header and no query
 * of a reader can reach a page that is kept for everyone.
 */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Renderer } from '#lib/press/press.ts';
import type { Rendering } from '#lib/press/rendering.ts';
import { renderings } from '#lib/press/rendering.ts';

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Longest rendering that is waited for, in milliseconds. */
const TIMEOUT = 20_000;

function pageRequest(href: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = href;
  request.httpVersion = '1.1';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request.headers = { host: 'localhost' };
  request.rawHeaders = ['host', 'localhost'];
  request.complete = true;
  request.push(null);
  return request;
}

/** A response whose bytes go nowhere: the page comes through `rendering.ts`. Calls back when Next ends it. */
function discardedResponse(request: IncomingMessage, ended: () => void): ServerResponse {
  const response = new ServerResponse(request);
  const callbackOf = (args: unknown[]) => args.find((arg) => typeof arg === 'function');
  response.write = (...args: unknown[]) => {
    callbackOf(args)?.call(response);
    return true;
  };
  response.end = (...args: unknown[]) => {
    Object.defineProperty(response, 'writableEnded', { value: true, configurable: true });
    Object.defineProperty(response, 'writableFinished', { value: true, configurable: true });
    callbackOf(args)?.call(response);
    response.emit('finish');
    response.emit('close');
    ended();
    return response;
  };
  return response;
}

/** @returns a renderer for the press; it rejects where Next fails, gives no static page, or takes over 20 s */
export function nextRenderer(handle: NextHandler): Renderer {
  return (href) =>
    new Promise((resolve, reject) => {
      const rendering: Rendering = { tags: new Set() };
      const timer = setTimeout(() => reject(new Error(`Rendering ${href} took over 20 s.`)), TIMEOUT);
      const request = pageRequest(href);
      const response = discardedResponse(request, () => {
        clearTimeout(timer);
        const { page, tags } = rendering;
        // What Next makes of notFound() is blank without script: the caller has a real page for that.
        if (page?.status === 404) resolve(undefined);
        else if (page?.status === 200) resolve({ ...page, tags: [...tags] });
        else
          reject(new Error(`Next answered ${href} with status ${response.statusCode} and no static page.`));
      });
      renderings
        .run(rendering, () => handle(request, response))
        .catch((error: unknown) => {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new Error(String(error)));
        });
    });
}
