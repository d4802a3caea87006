/**
 * When the part that keeps the paper for offline reading is fetched: never for the first page of a visit that may be the
 * only one, at once when a story is saved.
 */
import { fetchLater } from '#components/page/later-script.ts';
import type * as KeepOffline from './keep-offline.ts';

const load = () => fetchLater<typeof KeepOffline>('keeping');
/** Without it, everything works as long as there is a connection. */
const quietly = (work: Promise<unknown>): void => void work.catch(() => {});

function isExpected(): boolean {
  try {
    return (
      !!navigator.serviceWorker.controller ||
      document.referrer.startsWith(`${location.origin}/`) ||
      !matchMedia('(display-mode: browser)').matches ||
      location.pathname.startsWith('/library') ||
      Object.keys(localStorage).some((key) => key.startsWith('broadsheet.saved:'))
    );
  } catch {
    return false;
  }
}

if ('serviceWorker' in navigator) {
  const keepNow = (): void => quietly(load().then((later) => later?.keepNow()));
  document.addEventListener('broadsheet:saved', keepNow);
  // What was saved without a connection is fetched, even where the script could not be had then.
  addEventListener('online', () => isExpected() && keepNow());
  addEventListener('load', () => {
    // Safari has no idle callback.
    const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
    if (isExpected()) whenIdle(() => quietly(load().then((later) => later?.keepQuietly())));
  });
}
addEventListener('beforeinstallprompt', (offer) => {
  offer.preventDefault();
  quietly(load().then((later) => later?.offerApp(offer)));
});
