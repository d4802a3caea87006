/** What the worker answers: pages from the paper whenever it can be reached; else what is kept, else what stands in. */
import { libraryPath } from '#lib/library-routes.ts';
import { OFFLINE } from '#lib/offline-routes.ts';
import { inTurn } from './carry-out.ts';
import { keepPage } from './keep-page.ts';
import { readKept } from './kept.ts';
import { findFile, findPage, findSibling } from './shelf.ts';
import { STORY } from './wishes.ts';
import type { FetchEvent } from './worker-scope.ts';

const ASSETS = /^\/(?:_next\/static|assets)\//;
const PICTURES = /^\/(?:media|cards)\//;

/** Nothing is at hand, not even what stands in: the browser's own words are better than none. */
const nothing = (): Response => Response.error();

async function standIn(): Promise<Response> {
  const page = await findPage(OFFLINE);
  // What was asked for is not here, and no reader of status codes should think so.
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : nothing();
}

async function keptAnswer(pathname: string): Promise<Response> {
  const page = await findPage(pathname);
  if (page) return page;
  const isLibrary = pathname.startsWith(`${libraryPath()}/`);
  return (isLibrary && (await findPage(libraryPath()))) || standIn();
}

/** Keeps the front page that was just sent, and what is kept already where it has changed. */
async function noticeVisit(pathname: string, answer: Response): Promise<void> {
  const held = await findPage(pathname);
  const kept = readKept(held);
  const isSame = held !== undefined && held.headers.get('ETag') === answer.headers.get('ETag');
  if (isSame || (pathname !== '/' && (kept === undefined || kept.as === 'frame'))) {
    await answer.body?.cancel();
    return;
  }
  await keepPage({
    href: pathname,
    as: kept?.as ?? 'front',
    at: kept?.as === 'saved' ? kept.at : Date.now(),
    answer,
  });
}

async function answerPage(event: FetchEvent, pathname: string): Promise<Response> {
  let answer: Response;
  try {
    answer = (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return keptAnswer(pathname);
  }
  if (answer.status === 200 && (pathname === '/' || STORY.test(pathname))) {
    const copy = answer.clone();
    event.waitUntil(inTurn(() => noticeVisit(pathname, copy)).catch(() => undefined));
  }
  return answer;
}

/** Files under such names never change. */
const answerAsset = async (request: Request, pathname: string): Promise<Response> =>
  (await findFile(pathname)) ?? fetch(request);

async function answerPicture(request: Request, url: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await findFile(url)) ?? (await findSibling(url)) ?? nothing();
  }
}

/** Answers what may be kept; everything else is the browser's, as if there were no worker. */
export function answer(event: FetchEvent): void {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (!pathname.startsWith('/api/')) event.respondWith(answerPage(event, pathname));
  } else if (ASSETS.test(pathname)) event.respondWith(answerAsset(request, pathname));
  else if (PICTURES.test(pathname) && request.destination === 'image')
    event.respondWith(answerPicture(request, pathname + search));
}
