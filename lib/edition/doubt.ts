/**
 * A process that only reads the edition and finds it damaged cannot mend it: it leaves a note beside the file, which the desk finds,
 * whichever process that was and whoever started it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface Doubt {
  /** Inode of the file that was read, as text: another may stand there by now. */
  inode: string;
  reason: string;
}

const noteOf = (file: string): string => `${file}.doubt`;

/** Leaves a note. If that is not possible nothing happens: the next query that fails tries again. */
export function leaveDoubt(file: string, doubt: Doubt): void {
  try {
    writeFileSync(noteOf(file), JSON.stringify(doubt));
  } catch {
    // The disk is full, or not ours to write.
  }
}

/** The note that was left, which is gone then; undefined if there is none. */
export function takeDoubt(file: string): Doubt | undefined {
  let text: string;
  try {
    text = readFileSync(noteOf(file), 'utf8');
  } catch {
    return undefined;
  }
  rmSync(noteOf(file), { force: true });
  try {
    const { inode, reason } = JSON.parse(text) as Partial<Doubt>; // both are looked at below
    if (typeof inode === 'string' && typeof reason === 'string')
      return { inode, reason: reason.slice(0, 200) };
  } catch {
    // Cut short by a full disk: it is left again.
  }
  return undefined;
}
