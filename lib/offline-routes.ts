/** URLs of what keeps the paper readable without a connection. Belongs to `routes.ts`; for browser and server. */

/** At the root, so that its scope is the whole paper. */
export const SERVICE_WORKER = '/service-worker.js';

/** What stands in for a page that cannot be reached and is not kept. */
export const OFFLINE = '/offline';
