/** Brings the shelf in line with what the reader's library holds. One piece of work after the other. */

import { libraryPath } from '#lib/library-routes.ts';
import { OFFLINE } from '#lib/offline-routes.ts';
import { keepPage } from './keep-page.ts';
import { type Kept, readKept } from './kept.ts';
import { findPage, listPages, sweepFiles, takePage } from './shelf.ts';
import type { Order, Outcome, Wish } from './wishes.ts';

/** Stand in for others, or are filled from the device: kept as they are for nobody in particular. */
const FRAMES = [OFFLINE, ...(['saved', 'following', 'reads'] as const).map(libraryPath)];

/** A frame without an ETag is asked for again after so long, in milliseconds. */
const FRAME_LASTS = 24 * 3_600_000;

let last: Promise<unknown> = Promise.resolve();

/** Runs `work` when all that was begun before is done: pages and files are never changed by two at once. */
export function inTurn<Made>(work: () => Promise<Made>): Promise<Made> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/**
 * Asks the paper for a page, as nobody in particular. A worker's question bears an ETag, even one that nothing has: the
 * server counts no visit then (lib/web/handle-request.ts).
 */
const ask = (href: string, etag = '"-"'): Promise<Response> =>
  fetch(href, { credentials: 'omit', headers: { 'If-None-Match': etag } });

/** A frame may be answered as `private`: asked for without cookies, it is nobody's. */
export async function keepFrame(href: string): Promise<void> {
  const held = await findPage(href);
  const etag = held?.headers.get('ETag') ?? undefined;
  if (etag === undefined && Date.now() - (readKept(held)?.at ?? 0) < FRAME_LASTS) return;
  const answer = await ask(href, etag);
  if (answer.status !== 304) await keepPage({ href, as: 'frame', at: Date.now(), answer, asNobody: true });
}

/**
 * Fetches a saved story and keeps it. One that the paper refuses for good, such as a 404, is not tried again.
 *
 * @returns false if the device has no room
 * @throws if the paper cannot be reached, is too busy or is still starting, so that it is tried later
 */
async function keepSaved({ href, at }: Wish): Promise<boolean> {
  const answer = await ask(href);
  if (answer.status === 429 || answer.status >= 500) throw new Error(`${href}: ${answer.status}`);
  return (await keepPage({ href, as: 'saved', at, answer })) !== 'full';
}

/** What was read is kept as the browser has it: nothing is fetched for it. */
async function keepRead({ href, at }: Wish): Promise<void> {
  const answer = await fetch(href, { cache: 'only-if-cached', mode: 'same-origin' });
  await keepPage({ href, as: 'read', at, answer });
}

/** Compares a kept story with the paper's: changed, it is kept anew; taken down, it goes here too. */
async function refresh({ href, as, at }: Kept): Promise<void> {
  const answer = await ask(href, (await findPage(href))?.headers.get('ETag') ?? undefined);
  if (answer.status === 404 || answer.status === 410) await takePage(href);
  else if (answer.status === 200) await keepPage({ href, as, at, answer });
}

/** Pictures of the last front page, which were not there yet when its answer came. */
async function completeFront(): Promise<void> {
  const answer = await findPage('/');
  if (answer) await keepPage({ href: '/', as: 'front', at: Date.now(), answer });
}

/** Without a connection nothing more can be done now: the next order comes with the next page. */
const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);

export async function carryOut({ saved, reads, here, refresh: isQuiet }: Order): Promise<Outcome> {
  const wanted = new Set([...reads, ...saved].map(({ href }) => href));
  const isSaved = new Set(saved.map(({ href }) => href));
  for (const { href, as } of await listPages()) {
    if (as === 'saved' ? !isSaved.has(href) : as === 'read' && !wanted.has(href)) await takePage(href);
  }
  const has = new Map((await listPages()).map((kept) => [kept.href, kept.as]));
  const full: string[] = [];
  let missed = false;
  for (const wish of saved) {
    if (has.get(wish.href) === 'saved') continue;
    try {
      if (await keepSaved(wish)) continue;
    } catch {
      // One story may not be had: the others may.
      missed = true;
      continue;
    }
    full.push(wish.href);
    break;
  }
  for (const wish of reads.slice(0, 10)) {
    if (!has.has(wish.href) && !isSaved.has(wish.href)) await quietly(keepRead(wish));
  }
  if (here === '/') await quietly(completeFront());
  if (isQuiet) {
    for (const kept of await listPages()) if (kept.as === 'saved') await quietly(refresh(kept));
    for (const href of FRAMES) await quietly(keepFrame(href));
  }
  await sweepFiles();
  return { full, missed };
}
