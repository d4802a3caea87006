/**
 * A client-side navigation (an `RSC` request), where framework scripts are kept: Next answers it itself, with the page's
 * payload. It would let caches keep that for a month; nothing expires it there, so none may keep it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '#lib/press/security-headers.ts';
import type { NextHandler } from './next-renderer.ts';

export const isClientNavigation = (request: IncomingMessage): boolean => request.headers.rsc !== undefined;

export function answerClientNavigation(
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse; // all overloads
  response.writeHead = (...args: unknown[]) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'private, no-store');
    return writeHead(...args);
  };
  return next(request, response);
}
