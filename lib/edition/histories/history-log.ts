/** What the desk's log says of the file of histories. */
import { reasonOf } from '../mishap.ts';
import { HistoryTooNew } from './open-history.ts';
import type { Damage } from './scrub.ts';

export interface HistoryLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export function logUnusable(log: HistoryLog, file: string, error: unknown): void {
  const remedy =
    error instanceof HistoryTooNew
      ? 'It is left alone. Update Broadsheet; until then what stories said before is kept in edition.db.'
      : 'What stories said before is kept in edition.db, and written as soon as that can be done. See that the file can be written, and that there is space.';
  log.error({ err: error, file }, `history.db cannot be used (${reasonOf(error)}). ${remedy}`);
}

interface Remade {
  file: string;
  /** Where the damaged file is now. */
  movedTo: string | undefined;
  /** How many stories have a history in the new one. */
  stories: number;
  reason: string;
}

export function logRemade(log: HistoryLog, { file, movedTo, stories, reason }: Remade): void {
  log.error(
    { file, movedTo, stories },
    `history.db was damaged (${reason}) and was moved aside as ${movedTo}. It was made again from edition.db and from what could be read of the old file: it has the histories of ${stories} stories.`,
  );
}

export function logLeftOut(log: HistoryLog, { story, n }: { story: string; n: number }): void {
  const message = `Revision ${n} of ${story} is damaged: it is left out of the history.`;
  log.error({ story, revision: n }, message);
}

export function logDamage(log: HistoryLog, { story, n, where, isRestored }: Damage): void {
  const done = isRestored ? 'It was restored from the other file.' : 'It is left out of the history.';
  const message = `Revision ${n} of ${story} is damaged in ${where}. ${done}`;
  log.error({ story, revision: n, where }, message);
}
