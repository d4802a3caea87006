/** Short answers without a page: refusals, redirects, and what a person sees when a page cannot be made. */
import type { ServerResponse } from 'node:http';
import { securityHeaders } from '#lib/press/security-headers.ts';

export function answerPlainly(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = Buffer.from(`${text}\n`);
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Length': String(body.byteLength),
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  answerPlainly(response, status, JSON.stringify(body), {
    'Content-Type': 'application/json; charset=utf-8',
    ...headers,
  });
}

/** 308: the method and body of the request stay, and engines move the old URL's standing to the new one. */
export function redirectPermanently(response: ServerResponse, location: string): void {
  answerPlainly(response, 308, `Moved to ${location}`, {
    Location: location,
    'Cache-Control': 'public, max-age=60',
  });
}
