/** Logs in the web process what is wrong with a file that requests need, at most once a minute for each file. */
import type { TellFault } from '#lib/disk/own-file.ts';
import { createLog, type Logger } from './log.ts';

const EVERY = 60_000;
/** How many files are remembered. Requests choose the files, so the number must be bounded. */
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
