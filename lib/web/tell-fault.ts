/** Says in the web process's log what is wrong with a file of ours that requests need: of each file once a minute at the most. */
import type { TellFault } from '#lib/disk/own-file.ts';
import { createLog, type Logger } from './log.ts';

const EVERY = 60_000;
/** Files that are remembered: what is told of goes through a request, and requests are many. */
const MOST = 1_000;

const toldAt = new Map<string, number>();
let log: Logger | undefined;

export const tellFault: TellFault = (sentence, fields) => {
  const now = performance.now();
  const last = toldAt.get(fields.file);
  if (last !== undefined && now - last < EVERY) return;
  if (toldAt.size >= MOST) toldAt.clear();
  toldAt.set(fields.file, now);
  log ??= createLog('web');
  log.error(fields, sentence);
};
