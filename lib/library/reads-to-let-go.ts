/** Which reads a library lets go: what it remembers is for finding again, not for ever. Pure. */
import type { ReadItem } from './item.ts';

/** At most so many reads are kept, and none for longer than a year. */
export const MOST_READS = 2_000;
export const READS_LAST = 365 * 24 * 60 * 60 * 1000;

/** The oldest beyond the most that are kept, and those of more than a year before `now` (ms since 1970). */
export function readsToLetGo<R extends Pick<ReadItem, 'at'>>(reads: readonly R[], now: number): R[] {
  const newestFirst = [...reads].sort((a, b) => b.at - a.at);
  return newestFirst.filter(({ at }, place) => place >= MOST_READS || now - at > READS_LAST);
}
