/** What is answered to a request, in order: what the press holds, then what the edition says of the path. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isReaderPath } from '#lib/account-routes.ts';
import type { Admission, Admitted } from '#lib/admission/admission.ts';
import { now } from '#lib/clock.ts';
import { type Copy, copyPath, oembedPath, parseCopy } from '#lib/copy-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { PathStatus } from '#lib/edition/model.ts';
import { findPathStatus, findQueryStatus } from '#lib/edition/queries/paths.ts';
import { hasDocument } from '#lib/feeds/documents.ts';
import { READ_NOTE } from '#lib/note-routes.ts';
import { OFFLINE } from '#lib/offline-routes.ts';
import { answerWithPage } from '#lib/press/answer.ts';
import type { FinishedPage } from '#lib/press/page.ts';
import type { Press } from '#lib/press/press.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import { decodePath, href as hrefOf, type Path, parseCard, storyOfHistory } from '#lib/routes.ts';
import { searchPath, suggestPath } from '#lib/search-routes.ts';
import { answerFailure } from './answer-failure.ts';
import { answerWithCard } from './cards.ts';
import { isDamaged as isEditionDamaged, type SiteParts } from './describe-health.ts';
import { answerState } from './health.ts';
import type { Logger } from './log.ts';
import type { MakeWork } from './make-view.ts';
import { answerWithMedia } from './media-files.ts';
import { answerNavigation, isNavigation } from './navigation.ts';
import { answerOembed } from './oembed.ts';
import { answerPlainly, redirectPermanently } from './plain-answer.ts';
import { answerPublish, type SyncDesk } from './publish.ts';
import type { PublishGate } from './publish-signature.ts';
import { answerReader, type Readers } from './readers.ts';
import { answerReadNote } from './reads.ts';
import { originForm, type RequestPath, readTarget } from './request-path.ts';
import { answerSearch, answerSuggestions, readableTarget, type Searching } from './search.ts';
import type { StaticFiles } from './static-files.ts';

/** Pages that stand in for others; no reader's URL leads to them. */
export const NOT_FOUND_PAGE = '/errors/not-found';
const gonePage = (href: string): string => `/errors/gone${href}`;

const PUBLISH = '/api/publish';
/** What is called, and no page. */
const POSTED = new Set([PUBLISH, READ_NOTE]);

export interface Website {
  press: Press;
  /** Renders something that the press does not keep. */
  make: MakeWork;
  admission: Admission;
  /** True if pages keep Next's scripts, which request payloads. */
  withNavigation?: boolean;
  files: StaticFiles;
  log: Logger;
  /** The edition, once there is a complete one. */
  edition: () => EditionDatabase | undefined;
  /** True if old addresses may be known by their query (`/?p=123`). */
  hasQueryRedirects?: () => boolean;
  searcher: Searching;
  readers: Readers;
  /** Origin of the public site. */
  origin: string;
  /** Signs readers' cookies. */
  authSecret: () => string;
  /** The state of each part, for health checks. */
  parts: () => SiteParts;
  syncDesk: SyncDesk;
  /** Takes in changes of the edition now. */
  catchUp: () => void;
  gate: PublishGate;
  /** Told of each page of the paper that was sent to who asked for it with GET and did not have it. */
  sent?: (href: string, request: IncomingMessage) => void;
}

type Target = Extract<RequestPath, { kind: 'path' }>;

const READING = new Set(['GET', 'HEAD']);

function noteSent(site: Website, request: IncomingMessage, href: string): void {
  const { method, headers } = request;
  const isNew = headers['if-none-match'] === undefined && headers['if-modified-since'] === undefined;
  if (method === 'GET' && isNew) site.sent?.(href, request);
}

const answerUnknown = (
  site: Website,
  request: IncomingMessage,
  response: ServerResponse,
  admitted: Admitted,
): Promise<void> => answerRendered(site, request, response, NOT_FOUND_PAGE, admitted, { status: 404 });

/** Returns a page that is held, or renders it in its turn. @throws TooOften, TooBusy, ClientGone */
async function obtain(site: Website, href: string, admitted: Admitted): Promise<FinishedPage | undefined> {
  const held = site.press.find(href);
  if (held !== undefined) return held;
  await site.admission.count('page', admitted);
  return site.press.obtain(href, admitted.turn('page'));
}

/** Answers with a page, or otherwise where there turns out to be none: it was taken down just now. */
async function answerRendered(
  site: Website,
  request: IncomingMessage,
  response: ServerResponse,
  href: string,
  admitted: Admitted,
  { status, otherwise }: { status?: 404 | 410; otherwise?: () => Promise<void> } = {},
): Promise<void> {
  const page = await obtain(site, href, admitted);
  if (page !== undefined) {
    answerWithPage(request, response, page, status);
    if (status === undefined) noteSent(site, request, href);
  } else if (href === NOT_FOUND_PAGE) answerPlainly(response, 404, 'There is no such page.');
  else await (otherwise?.() ?? answerUnknown(site, request, response, admitted));
}

/** Where a copy of a story is after the story moved: the copy that it has there; the page, where that is no story. */
function sameCopy(copy: Copy | undefined, to: Path): Path {
  const there = copy && copyPath({ ...copy, story: to });
  return there && parseCopy(there) ? there : to;
}

/** A page or a call of one reader, by its canonical URL. */
function answerOne(
  site: Website,
  request: IncomingMessage,
  response: ServerResponse,
  { href, search, canonical }: Target,
  admitted: Admitted,
): Promise<void> {
  if (!canonical) {
    request.resume();
    redirectPermanently(response, href + search);
    return Promise.resolve();
  }
  return answerReader(site, request, response, href + search, admitted, () =>
    answerUnknown(site, request, response, admitted),
  );
}

async function answerPath(
  site: Website,
  request: IncomingMessage,
  response: ServerResponse,
  admitted: Admitted,
): Promise<void> {
  const target = readTarget(readableTarget(request.url ?? ''));
  if (target.kind === 'refused') return answerPlainly(response, target.status, target.reason);
  const { path, href, search } = target;
  if (answerState(path, site.parts, response)) return;
  const sent = site.files(request, response, href);
  if (sent) return sent;
  const edition = site.edition();
  if (edition === undefined) {
    return answerPlainly(response, 503, 'The first edition is being made. Please try again in a moment.', {
      'Retry-After': '2',
    });
  }
  if (path.startsWith('/media/')) {
    const version = new URLSearchParams(search).get('v') ?? undefined;
    const turn = admitted.turn('page');
    return answerWithMedia(request, response, edition, path.slice('/media/'.length), { version, turn });
  }
  const card = parseCard(path);
  if (card !== undefined) {
    const version = new URLSearchParams(search).get('v') ?? undefined;
    return answerWithCard(request, response, edition, { ...card, version, turn: admitted.turn('page') });
  }
  if (path === searchPath()) {
    if (!target.canonical) return redirectPermanently(response, href + search);
    return answerSearch(site, request, response, new URLSearchParams(search), admitted);
  }
  if (path === OFFLINE) {
    if (!target.canonical) return redirectPermanently(response, href + search);
    return answerRendered(site, request, response, href, admitted);
  }
  if (path === suggestPath()) {
    await site.admission.count('suggestion', admitted);
    return answerSuggestions(site, response, new URLSearchParams(search), admitted.turn('suggestion'));
  }
  if (isReaderPath(path)) return answerOne(site, request, response, target, admitted);
  if (path === oembedPath()) return answerOembed(response, edition, new URLSearchParams(search));
  if (hasDocument(edition, path)) {
    if (!target.canonical) return redirectPermanently(response, href + search);
    return answerRendered(site, request, response, href, admitted);
  }
  // A copy of a story is what the story is: moved, gone, or not known.
  const copy = parseCopy(path);
  const about = copy?.story ?? storyOfHistory(path) ?? path;
  const statusNow = (): PathStatus => findPathStatus(edition, { path: copy?.story ?? path, now: now() });
  const navigate = async (): Promise<void> => {
    await site.admission.count('page', admitted);
    return answerNavigation(site, request, response, { href, search, turn: admitted.turn('page') });
  };
  const answerStatus = (status: PathStatus, again: boolean): Promise<void> | void => {
    switch (status.status) {
      case 'page':
        if (again) return answerUnknown(site, request, response, admitted);
        if (!target.canonical) return redirectPermanently(response, href + search);
        if (site.withNavigation && isNavigation(request)) return navigate();
        // If it was taken down or moved while it was rendered, the answer says what it is now.
        return answerRendered(site, request, response, href, admitted, {
          otherwise: async () => answerStatus(statusNow(), true),
        });
      case 'moved':
        return redirectPermanently(response, hrefOf(sameCopy(copy, status.to)) + search);
      case 'gone':
        return answerRendered(site, request, response, gonePage(hrefOf(about)), admitted, { status: 410 });
      case 'unknown':
        return answerUnknown(site, request, response, admitted);
    }
  };
  return answerStatus(statusNow(), false);
}

/** The address of the page that is meant by the query of an old address. */
function meantByQuery(site: Website, pathname: string, search: string): string | undefined {
  if (site.hasQueryRedirects?.() !== true) return undefined;
  const edition = site.edition();
  const path = decodePath(pathname);
  if (edition === undefined || path === undefined) return undefined;
  try {
    const status = findQueryStatus(edition, { path, search, now: now() });
    return status?.status === 'moved' ? hrefOf(status.to) : undefined;
  } catch {
    // The edition is damaged. The page at the path, if it is held, is still right.
    return undefined;
  }
}

/** A page that is held, asked for by its canonical URL: the way of nearly every request. */
function findHeld(site: Website, request: IncomingMessage, pathname: string): FinishedPage | undefined {
  if (pathname.startsWith('/errors/') || (site.withNavigation && isNavigation(request))) return undefined;
  return site.press.find(pathname);
}

/** The request listener of the web process. */
export function requestListener(site: Website): (request: IncomingMessage, response: ServerResponse) => void {
  const isDamaged = (): boolean => isEditionDamaged(site.parts());
  return (request, response) => {
    const fail = (error: unknown): void => answerFailure({ ...site, isDamaged }, request, response, error);
    const { method = 'GET' } = request;
    const url = originForm(request.url ?? '');
    request.url = url;
    const question = url.indexOf('?');
    const pathname = question === -1 ? url : url.slice(0, question);
    if (READING.has(method) && !POSTED.has(pathname)) {
      const meant = question === -1 ? undefined : meantByQuery(site, pathname, url.slice(question));
      if (meant !== undefined) {
        redirectPermanently(response, meant);
        return;
      }
      const held = findHeld(site, request, pathname);
      if (held !== undefined) {
        answerWithPage(request, response, held);
        noteSent(site, request, pathname);
      } else answerPath(site, request, response, site.admission.meet(request, response)).catch(fail);
      return;
    }
    if (method === 'POST' && pathname === PUBLISH) {
      answerPublish(site, request, response, site.admission.meet(request, response)).catch(fail);
      return;
    }
    if (method === 'POST' && pathname === READ_NOTE) {
      answerReadNote(site, request, response);
      return;
    }
    if (method === 'POST') {
      const target = readTarget(url);
      if (target.kind === 'path' && isReaderPath(target.path)) {
        answerOne(site, request, response, target, site.admission.meet(request, response)).catch(fail);
        return;
      }
    }
    const Allow = POSTED.has(pathname) ? 'POST, OPTIONS' : 'GET, HEAD, OPTIONS';
    if (method === 'OPTIONS') {
      response.writeHead(204, { ...securityHeaders, Allow }).end();
      return;
    }
    request.resume();
    answerPlainly(response, 405, 'This method is not allowed here.', { Allow });
  };
}
