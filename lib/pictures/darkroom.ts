/** Where photographs are developed: a process beside the desk that runs only while there are any to develop. */
import { flagsFor } from '#lib/memory/own-start.ts';
import { ShortLivedProcess } from '#lib/processes/short-lived.ts';
import type { Developed, DevelopOrder } from './develop-order.ts';

/** It is ended after this long without a picture, in milliseconds. A start takes a fifth of a second. */
const IDLE = 3_000;
/** How long one picture may take (ms). The largest that is allowed takes a core for a minute, and others may want that core too. */
const PATIENCE = 10 * 60_000;

export interface Darkroom {
  develop(order: DevelopOrder): Promise<Developed>;
  close(): void;
}

export function openDarkroom(program = new URL('develop-process.ts', import.meta.url)): Darkroom {
  const process = new ShortLivedProcess<DevelopOrder, Developed>({
    program,
    flags: [...flagsFor('pictures', 'desk'), '--expose-gc'],
    idle: IDLE,
    patience: PATIENCE,
  });
  return { develop: (order) => process.ask(order), close: () => process.close() };
}
