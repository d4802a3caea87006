/** A revision as it is stored, in the edition and in the file of histories, and the checksum that detects damage to it. */
import { createHash } from 'node:crypto';
import type { RevisionKind } from './model.ts';

export interface RevisionRow {
  n: number;
  /** ms */
  at: number;
  kind: RevisionKind;
  /** JSON of its corrections. */
  notes: string;
  /** Fingerprint of the story at that time, as in `articles`. */
  print: number;
  /** What the story said besides its text (last-said.ts). Null unless it is the latest; in the edition, also null if it has a story. */
  said: string | null;
  /** Packed (revision-text.ts). Null in the edition if it is the story's present text, in the file if it is unknown. */
  text: Uint8Array | null;
  /** Null in the edition if there is no text, and in rows from before checksums. */
  sum: Uint8Array | null;
}

export const REVISION_COLUMNS = 'n, at, kind, notes, print, said, text, sum';

/** SHA-256 of everything in a revision except the path of its story, which may change. 32 bytes. */
export const sumOf = ({ n, at, kind, notes, print, said, text }: Omit<RevisionRow, 'sum'>): Uint8Array =>
  createHash('sha256')
    .update(JSON.stringify([n, at, kind, notes, print, said, text === null ? null : text.length]))
    .update(text ?? '')
    .digest();

/** False if a revision is damaged. */
export const isSound = (row: RevisionRow): boolean =>
  row.sum === null ? true : Buffer.from(row.sum).equals(sumOf(row));
