/** Puts a page on the shelf with all that it needs, within the limits of the device and of the paper. */
import { gatherNeeds } from './gather.ts';
import type { Kept, KeptAs } from './kept.ts';
import { bytesOf, type Limits, makeRoom } from './make-room.ts';
import { wordsOf } from './page-needs.ts';
import { listPages, putFile, putPage, takePage } from './shelf.ts';
import { worker } from './worker-scope.ts';

/** Beside the operator's limit in bytes. A reader's list of saved stories may be longer: the newest are kept. */
const MOST_SAVED = 300;
const MOST_READS = 30;

/** Part of what the browser still gives us that may be used. */
const SHARE_OF_QUOTA = 0.5;

async function limits(shelf: readonly Kept[]): Promise<Limits> {
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage
    .estimate()
    .catch(() => ({}) as StorageEstimate);
  const room = Math.max(0, quota - usage) * SHARE_OF_QUOTA;
  return {
    bytes: Math.min(worker.OFFLINE_BYTES, bytesOf(shelf) + room),
    saved: MOST_SAVED,
    reads: MOST_READS,
  };
}

/** Only what the paper sends to everyone alike may be kept. */
const isForEveryone = (answer: Response): boolean =>
  answer.ok &&
  /^text\/html\b/.test(answer.headers.get('Content-Type') ?? '') &&
  /\bpublic\b/.test(answer.headers.get('Cache-Control') ?? '');

export interface KeepPage {
  href: string;
  as: KeptAs;
  at: number;
  answer: Response;
  /** True where the answer was asked for as nobody in particular, whatever it says of caches. */
  asNobody?: boolean;
}

/** @throws where the paper cannot be reached, or the device refuses */
export async function keepPage({
  href,
  as,
  at,
  answer,
  asNobody = false,
}: KeepPage): Promise<'kept' | 'full' | 'unfit'> {
  if (!isForEveryone(answer) && !(asNobody && answer.ok && !answer.redirected)) return 'unfit';
  const html = await answer.text();
  const { title, lang, dir, text } = wordsOf(html);
  const files = await gatherNeeds(html, text, as === 'saved' || as === 'frame' ? 'paper' : 'at hand');
  const needs = Object.fromEntries(files.map(({ url, bytes }) => [url, bytes]));
  const kept: Kept = {
    href,
    as,
    at,
    bytes: new TextEncoder().encode(html).byteLength,
    needs,
    title,
    lang,
    dir,
  };
  const others = (await listPages()).filter((other) => other.href !== href);
  const room = makeRoom([...others, kept], await limits(others));
  for (const leaver of room.leave) await takePage(leaver.href);
  if (room.leave.includes(kept) || (!room.fits && as === 'saved')) return 'full';
  for (const file of files) await putFile(file);
  await putPage(kept, html, answer);
  return 'kept';
}

/** Keeps within the limits what is there already: after a new version brought lower ones. */
export async function tidyShelf(): Promise<void> {
  const shelf = await listPages();
  for (const { href } of makeRoom(shelf, await limits(shelf)).leave) await takePage(href);
}
