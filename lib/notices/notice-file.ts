/** Notices that are still to be sent, on disk: a process that ends leaves them to the next. */
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { Notice } from './notice.ts';

export interface Kept {
  /** Instant (ms) up to which stories whose hour came have been told of. */
  seen: number;
  notices: Notice[];
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'seen' in value &&
  typeof value.seen === 'number' &&
  'notices' in value &&
  Array.isArray(value.notices);

/** What was kept; nothing where there is no file or it cannot be read: what is lost is a hint, not a story. */
export function readNotices(file: string, now: number): Kept {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isKept(kept)) return kept;
  } catch {
    // Told below.
  }
  return { seen: now, notices: [] };
}

/** Replaces the file whole. */
export async function writeNotices(file: string, kept: Kept): Promise<void> {
  await writeFile(`${file}.tmp`, JSON.stringify(kept));
  await rename(`${file}.tmp`, file);
}
