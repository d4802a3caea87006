/** Notices that are still to be sent, on disk: a process that ends leaves them to the next. */
import { rename, writeFile } from 'node:fs/promises';
import { readOwnFile, type TellFault } from '#lib/disk/own-file.ts';
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

/** The notices that were kept; none if there is no file or it cannot be used. Losing them loses hints, not stories. */
export function readNotices(file: string, now: number, tell: TellFault): Kept {
  const parse = (text: string): Kept | undefined => {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : undefined;
  };
  const instead = 'It starts empty: notices that hubs and search engines had not been sent yet are lost.';
  return readOwnFile({ file, parse, instead, tell }) ?? { seen: now, notices: [] };
}

/** Replaces the file whole. */
export async function writeNotices(file: string, kept: Kept): Promise<void> {
  await writeFile(`${file}.tmp`, JSON.stringify(kept));
  await rename(`${file}.tmp`, file);
}
