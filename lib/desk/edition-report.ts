/** The desk's log lines about the edition's file and the disk that it is on. */
import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Space } from '#lib/disk/free-space.ts';
import { type Mishap, mishapLine } from '#lib/edition/mishap.ts';

/** How long it may take to open or copy a file (ms): a minute, and 2 MB a second on the slowest disk. */
export function openingMayTake(file: string | undefined): number {
  const bytes = file === undefined ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  return 60_000 + bytes / 2_000;
}

export function logMishap(log: Logger, mishap: Mishap): void {
  const { file, what, reason, movedTo } = mishap;
  const then =
    what === 'cut short'
      ? 'What was published since is read again from the content.'
      : 'All content is read again; what readers see stays up meanwhile.';
  log.error({ file, what, reason, movedTo }, `${mishapLine(mishap)} ${then}`);
}

/** @param dir DATA_DIR */
export function logSpace(log: Logger, dir: string, { free = 0, state }: Space): void {
  const left = `${Math.round(free / 1024 / 1024)} MB are free in DATA_DIR (${dir}).`;
  const fields = { dir, free, state };
  if (state === 'ample') log.info(fields, `${left} That is enough again.`);
  else if (state === 'low') log.warn(fields, `${left} Make room: when it is full, nothing new is published.`);
  else log.error(fields, `${left} Make room: renditions of pictures wait until there is more.`);
}
