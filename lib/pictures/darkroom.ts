/** Where photographs are developed: a process beside the desk, which is there only while there are any. */
import { flagsFor } from '#lib/memory/own-start.ts';
import { ShortLivedProcess } from '#lib/processes/short-lived.ts';
import type { Developed, DevelopOrder } from './develop-order.ts';

/** Ended after so long without a picture, in milliseconds: a start takes a fifth of a second. */
const IDLE = 3_000;
/** The largest that is allowed takes a minute of a core, which others may want too (ms). */
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
