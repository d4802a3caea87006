/** Hands what was sent to the readership, from a plain request's head or from Node's request; takes pages' own notes. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { now } from '#lib/clock.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import type { Readership } from '#lib/readership/readership.ts';
import type { Headers } from '#lib/readership/visit.ts';
import { isStoryPath } from '#lib/readership/visit.ts';
import { decodePath } from '#lib/routes.ts';
import { answerPlainly } from './plain-answer.ts';
import type { PlainRequest } from './plain-request.ts';

/** Called by the fast lane for each page that it sent. Plain requests never have a `Sec-Purpose`. */
export const readsOfLane =
  (readership: Readership) =>
  (href: string, request: PlainRequest, remote: string | undefined): void => {
    const { userAgent, dnt, gpc, forwardedFor } = request;
    const read: Partial<Record<Parameters<Headers>[0], string | undefined>> = {
      'user-agent': userAgent,
      dnt,
      'sec-gpc': gpc,
    };
    readership.note(
      href,
      (name) => read[name],
      remote,
      () => forwardedFor,
    );
  };

/** Told by the request listener. */
export const readsOfRequests =
  (readership: Readership) =>
  (href: string, { headers, socket }: IncomingMessage): void => {
    const line = (name: string): string | undefined => headers[name]?.toString();
    readership.note(href, line, socket.remoteAddress, () => line('x-forwarded-for'));
  };

/** `POST /api/read?<path>`: a page that was fetched before its reader asked for it is read now. Says nothing back. */
export function answerReadNote(
  site: {
    edition: () => EditionDatabase | undefined;
    sent?: ((href: string, request: IncomingMessage) => void) | undefined;
  },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  request.resume();
  const href = (request.url ?? '').split('?', 2)[1] ?? '';
  const path = isStoryPath(href) ? decodePath(href) : undefined;
  const edition = site.edition();
  if (path === undefined) {
    answerPlainly(response, 400, 'The query is no address of a story.');
    return;
  }
  const isPage = edition && findPathStatus(edition, { path, now: now() }).status === 'page';
  if (isPage) site.sent?.(href, request);
  response.writeHead(204, { ...securityHeaders, 'Cache-Control': 'no-store' }).end();
}
