/**
 * Syncs the library with the account: after a change, when a page is opened, when the network is back. What fails is tried
 * again later, and later still. Runs in the browser, and only where somebody is signed in.
 */
import { StorageFull, type SyncOutcome, syncDevice } from '#lib/library/sync-device.ts';
import type { SyncAnswer, SyncRequest } from '#lib/library/sync-message.ts';
import { syncPath } from '#lib/library-form-routes.ts';
import { account, setAccount } from './account-flag.ts';
import { deviceTime } from './stamps.ts';
import { listUnsynced, onChange } from './store.ts';
import { continueStampsFrom, place, syncedLibrary } from './synced-library.ts';

/** Changes that follow each other go together, in milliseconds. */
const AFTER_A_CHANGE = 1_000;
/** A page that is opened asks for news this often at the most, in milliseconds. */
const BETWEEN = 3 * 60_000;
/** Between attempts that failed: doubled each time, in milliseconds. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 10 * 60_000;
const PATIENCE = 20_000;

/** Nobody is signed in any more. */
class SignedOut extends Error {}

async function ask(request: SyncRequest): Promise<SyncAnswer> {
  const response = await fetch(syncPath(), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.status === 401) throw new SignedOut();
  if (!response.ok) throw new Error(`Syncing was answered with ${response.status}.`);
  return response.json() as Promise<SyncAnswer>; // as our own server writes it
}

/** What the account's page shows is older than what it has taken since. */
function showWhatWasTaken({ taken }: SyncOutcome): void {
  const isAccounts = location.pathname.startsWith('/library') && !document.querySelector('reader-library');
  if (taken > 0 && isAccounts) location.reload();
}

async function sync(): Promise<void> {
  const flag = account();
  if (flag === undefined) return;
  const outcome = await syncDevice(syncedLibrary(flag.email), ask);
  continueStampsFrom(outcome.now);
  if (outcome.keepsReads !== flag.keepsReads && account()?.email === flag.email)
    setAccount({ ...flag, keepsReads: outcome.keepsReads });
  showWhatWasTaken(outcome);
}

/** One tab at a time; false where another one is at it. Without locks two may be, and come to the same. */
async function inTurn(work: () => Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) return work().then(() => true);
  return navigator.locks.request('broadsheet.sync', { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
}

let timer: ReturnType<typeof setTimeout> | undefined;
let pause = FIRST_PAUSE;

function later(wait: number): void {
  clearTimeout(timer);
  timer = setTimeout(run, wait);
}

function failed(error: unknown): void {
  // What the device has stays: another sign-in goes on with it.
  if (error instanceof SignedOut) setAccount(undefined);
  else if (!(error instanceof StorageFull)) {
    later(pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

async function run(): Promise<void> {
  timer = undefined;
  if (account() === undefined || !navigator.onLine) return;
  try {
    if (await inTurn(sync)) pause = FIRST_PAUSE;
    else later(AFTER_A_CHANGE);
  } catch (error) {
    failed(error);
  }
}

/** True where the account has not heard of something that it would keep. */
const hasNews = (): boolean =>
  listUnsynced(account()?.keepsReads ? undefined : ['saved', 'follow']).length > 0;

onChange(() => {
  if (timer === undefined && account() && hasNews()) later(AFTER_A_CHANGE);
});
addEventListener('online', () => later(0));
if (hasNews() || deviceTime() - (place().at ?? 0) > BETWEEN || deviceTime() < (place().at ?? 0)) run();
