/** The service worker: what a device keeps can be read without a connection (docs/decisions/037-offline.md). */
import { answer } from '#lib/offline/answer.ts';
import { carryOut, inTurn, keepFrame } from '#lib/offline/carry-out.ts';
import { tidyShelf } from '#lib/offline/keep-page.ts';
import { sweepFiles } from '#lib/offline/shelf.ts';
import type { Order } from '#lib/offline/wishes.ts';
import { worker } from '#lib/offline/worker-scope.ts';
import { OFFLINE } from '#lib/offline-routes.ts';

worker.addEventListener('install', (event) => {
  // Pages are documents that hold nothing of a worker: a new one may take over at once.
  event.waitUntil(inTurn(() => keepFrame(OFFLINE)).then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  const begin = async (): Promise<void> => {
    await worker.registration.navigationPreload?.enable();
    await worker.clients.claim();
    await inTurn(async () => {
      await tidyShelf();
      await sweepFiles();
    });
  };
  event.waitUntil(begin());
});

worker.addEventListener('fetch', answer);

worker.addEventListener('message', (event) => {
  const order = event.data as Order; // only pages of the paper can send messages here
  event.waitUntil(inTurn(() => carryOut(order)).then((outcome) => event.ports[0]?.postMessage(outcome)));
});
