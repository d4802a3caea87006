/** What `SERVICE_WORKER=off` puts in the worker's place: it takes everything away, and itself. */
import { clearShelf } from '#lib/offline/shelf.ts';
import { worker } from '#lib/offline/worker-scope.ts';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => {
  event.waitUntil(clearShelf().then(() => worker.registration.unregister()));
});
