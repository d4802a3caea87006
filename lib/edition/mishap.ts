/** Damage to a database of ours, and what was done about it, in a sentence for the operator. */
import { basename } from 'node:path';

export interface Mishap {
  /** Absolute path. */
  file: string;
  what: 'damaged' | 'deleted' | 'replaced' | 'cut short';
  /** What was found, in SQLite's words or ours. */
  reason: string;
  /** Absolute path where it can be inspected; undefined if there was nothing to move aside. */
  movedTo: string | undefined;
}

export type OnMishap = (mishap: Mishap) => void;

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const WHAT: Record<Mishap['what'], string> = {
  damaged: 'was damaged',
  deleted: 'was deleted while it was in use',
  replaced: 'was replaced by another file while it was in use',
  'cut short': 'was cut short',
};

/** A sentence that names the file. The caller adds what is done next. */
export function mishapLine({ file, what, reason, movedTo }: Mishap): string {
  const verb = what === 'cut short' ? 'A copy of it is in' : 'It was moved aside as';
  const aside = movedTo === undefined ? '' : ` ${verb} ${basename(movedTo)}.`;
  return `${basename(file)} ${WHAT[what]} (${reason}).${aside}`;
}
