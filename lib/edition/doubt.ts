/**
 * A process that only reads the edition and finds it damaged cannot repair it. It leaves a note beside the file for the desk, which
 * need not know the process.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface Doubt {
  /** Inode of the file that was read, because another file may be there by now. */
  inode: string;
  reason: string;
}

const noteOf = (file: string): string => `${file}.doubt`;

/** Leaves a note. If that fails, the next query that fails tries again. */
export function leaveDoubt(file: string, doubt: Doubt): void {
  try {
    writeFileSync(noteOf(file), JSON.stringify(doubt));
  } catch {
    // The disk is full, or may not be written.
  }
}

/** True while there is a note that the desk has not read. */
export const hasDoubt = (file: string): boolean => existsSync(noteOf(file));

/** Reads and deletes the note; undefined if there is none. */
export function takeDoubt(file: string): Doubt | undefined {
  let text: string;
  try {
    text = readFileSync(noteOf(file), 'utf8');
  } catch {
    return undefined;
  }
  rmSync(noteOf(file), { force: true });
  try {
    const { inode, reason } = JSON.parse(text) as Partial<Doubt>; // both are checked below
    if (typeof inode === 'string' && typeof reason === 'string')
      return { inode, reason: reason.slice(0, 200) };
  } catch {
    // It was cut short by a full disk, and will be left again.
  }
  return undefined;
}
