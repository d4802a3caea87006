/** What a page does for reading offline, fetched when it is first needed. */
import { readWishes } from '#lib/offline/wishes.ts';
import { say } from './say.ts';
import { findWorker, tellWorker } from './worker.ts';

export { offerApp } from './open-as-app.ts';

/** Kept pages are compared with the paper's once a visit. */
const REFRESHED = 'broadsheet-refreshed';

/** The pauses between attempts to fetch what is missing, doubled each time, in milliseconds. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 10 * 60_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let pause = FIRST_PAUSE;

/** When the network is back, the paper may not be reachable at once: what could not be fetched is tried again a little later. */
function tryAgain(missed: boolean): void {
  clearTimeout(timer);
  if (!missed) pause = FIRST_PAUSE;
  // Without a network, `online` starts the next attempt.
  else if (navigator.onLine) {
    timer = setTimeout(() => void keepNow().catch(() => {}), pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

async function keep(refresh: boolean): Promise<readonly string[]> {
  const worker = await findWorker();
  if (worker === undefined) return [];
  const { full, missed } = await tellWorker(worker, {
    ...readWishes(localStorage),
    here: location.pathname,
    refresh,
  });
  tryAgain(missed);
  return full;
}

/** The reader saved a story, or took one out: what was saved and finds no room is said. */
export async function keepNow(): Promise<void> {
  const full = await keep(false);
  if (full.length > 0)
    say(
      'Saved to your library. To read it offline too, remove older stories: this device has no room for more.',
    );
}

/** What was saved elsewhere is fetched; what the paper has changed is kept anew. */
export async function keepQuietly(): Promise<void> {
  const isFirst = sessionStorage.getItem(REFRESHED) === null;
  await keep(isFirst);
  if (navigator.onLine) sessionStorage.setItem(REFRESHED, '1');
}
