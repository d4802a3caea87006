import type { Instant, Teaser } from '#lib/edition/model.ts';

/** A live story whose last word is older than this is history, in milliseconds. */
const SILENCE = 24 * 3_600_000;

/** True while a live story is being written: its last update is less than a day before `at`. */
export const isRunning = (
  { kind, published, updated }: Pick<Teaser, 'kind' | 'published' | 'updated'>,
  at: Instant,
): boolean => kind === 'live' && Date.parse(at) - Date.parse(updated ?? published) < SILENCE;
