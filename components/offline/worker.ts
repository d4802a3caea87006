/** The page's side of the service worker: registered, told, or sent away. */
import { clearShelf } from '#lib/offline/shelf.ts';
import type { Order, Outcome } from '#lib/offline/wishes.ts';
import { SERVICE_WORKER } from '#lib/offline-routes.ts';

const workers = navigator.serviceWorker;
/** Whether there still is to be a worker is asked once a visit. */
const ASKED = 'broadsheet-worker';

async function leave(): Promise<void> {
  for (const registration of await workers.getRegistrations()) await registration.unregister();
  await clearShelf();
}

/** The active worker, registered where there is none yet; undefined where the paper has none (any more). */
export async function findWorker(): Promise<ServiceWorker | undefined> {
  const known = await workers.getRegistration();
  if (known === undefined || (navigator.onLine && sessionStorage.getItem(ASKED) === null)) {
    const answer = await fetch(SERVICE_WORKER, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
    if (answer?.status === 404 || answer?.status === 410) {
      await leave();
      return undefined;
    }
    if (answer?.ok) {
      const registration = await workers.register(SERVICE_WORKER, { updateViaCache: 'none' });
      if (known) await registration.update();
      sessionStorage.setItem(ASKED, '1');
    } else if (known === undefined) return undefined;
  }
  return (await workers.ready).active ?? undefined;
}

export function tellWorker(worker: ServiceWorker, order: Order): Promise<Outcome> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Outcome>) => resolve(data);
    worker.postMessage(order, [port2]);
  });
}
