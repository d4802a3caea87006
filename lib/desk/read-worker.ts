/** A thread that reads files: a list of assignments comes in, their readings go out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentType } from './document-types.ts';
import { pack } from './parcel.ts';
import { readFile } from './read-file.ts';
import type { Order } from './reader-pool.ts';

// Handed over by `reader-pool.ts`.
const types = workerData as readonly DocumentType[];

parentPort?.on('message', async ({ assignments, timeZone }: Order) => {
  const parcels = [];
  for (const assignment of assignments) parcels.push(pack(await readFile(assignment, { types, timeZone })));
  parentPort?.postMessage(parcels);
});
