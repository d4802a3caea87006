/** What is answered to a request, in order: what the press holds, then what the edition says of the path. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { now } from '#lib/clock.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { answerWithPage } from '#lib/press/answer.ts';
import type { Press } from '#lib/press/press.ts';
import { href as hrefOf } from '#lib/routes.ts';
import { answerHealth } from './health.ts';
import type { Logger } from './log.ts';
import { answerWithMedia } from './media-files.ts';
import type { NextHandler } from './next-renderer.ts';
import { answerPlainly, redirectPermanently } from './plain-answer.ts';
import { answerPublish, type SyncDesk } from './publish.ts';
import type { PublishGate } from './publish-signature.ts';
import { readTarget } from './request-path.ts';
import type { StaticFiles } from './static-files.ts';

/** Pages that stand in for others; no reader's URL leads to them. */
const NOT_FOUND_PAGE = '/errors/not-found';
const gonePage = (href: string): string => `/errors/gone${href}`;

export interface Website {
  press: Press;
  next: NextHandler;
  files: StaticFiles;
  log: Logger;
  /** The edition, once there is a complete one. */
  edition: () => EditionDatabase | undefined;
  syncDesk: SyncDesk;
  /** Takes in changes of the edition now. */
  catchUp: () => void;
  gate: PublishGate;
}

const READING = new Set(['GET', 'HEAD']);
const ALLOWED = 'GET, HEAD, OPTIONS';

async function answerPath(site: Website, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = readTarget(request.url ?? '');
  if (target.kind === 'refused') return answerPlainly(response, target.status, target.reason);
  const { path, href, search } = target;
  if (path === '/api/health') return answerHealth(site, response);
  if (site.files(request, response, href)) return;
  const edition = site.edition();
  if (edition === undefined) {
    return answerPlainly(response, 503, 'The first edition is being made. Please try again in a moment.', {
      'Retry-After': '2',
    });
  }
  if (path.startsWith('/media/')) {
    const version = new URLSearchParams(search).get('v') ?? undefined;
    return answerWithMedia(request, response, edition, path.slice('/media/'.length), version);
  }
  const status = findPathStatus(edition, { path, now: now() });
  switch (status.status) {
    case 'page':
      if (!target.canonical) return redirectPermanently(response, href + search);
      // A client-side navigation, where framework scripts are kept: Next answers with the page's payload.
      if (request.headers.rsc !== undefined) return site.next(request, response);
      return answerWithPage(request, response, await site.press.obtain(href));
    case 'moved':
      return redirectPermanently(response, hrefOf(status.to) + search);
    case 'gone':
      return answerWithPage(request, response, await site.press.obtain(gonePage(href)), 410);
    case 'unknown':
      return answerWithPage(request, response, await site.press.obtain(NOT_FOUND_PAGE), 404);
  }
}

/** Tells the reader that a page could not be made, and the log why. */
function answerFailure(
  site: Website,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  site.log.error({ err: error, path: request.url?.slice(0, 200) }, 'A request failed.');
  answerPlainly(response, 500, 'Sorry, this page could not be made just now. Please try again in a minute.', {
    'Retry-After': '10',
  });
}

/** The request listener of the web process. */
export function requestListener(site: Website): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const method = request.method ?? 'GET';
    if (READING.has(method)) {
      // The path of nearly every request: a page that is held, asked for by its canonical URL.
      const target = request.url ?? '';
      const question = target.indexOf('?');
      const held =
        request.headers.rsc === undefined
          ? site.press.find(question === -1 ? target : target.slice(0, question))
          : undefined;
      if (held !== undefined && !target.startsWith('/errors/')) {
        answerWithPage(request, response, held);
        return;
      }
      answerPath(site, request, response).catch((error: unknown) =>
        answerFailure(site, request, response, error),
      );
      return;
    }
    if (method === 'OPTIONS') {
      response.writeHead(204, { Allow: ALLOWED, 'Content-Length': '0' }).end();
      return;
    }
    if (method === 'POST' && request.url === '/api/publish') {
      answerPublish(site, request, response).catch((error: unknown) =>
        answerFailure(site, request, response, error),
      );
      return;
    }
    request.resume();
    answerPlainly(response, 405, 'This method is not allowed here.', { Allow: ALLOWED });
  };
}
