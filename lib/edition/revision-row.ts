/** A revision as it is kept, in the edition and in the file of histories alike, and the checksum that tells whether it still is. */
import { createHash } from 'node:crypto';
import type { RevisionKind } from './model.ts';

export interface RevisionRow {
  n: number;
  /** ms */
  at: number;
  kind: RevisionKind;
  /** JSON of its corrections. */
  notes: string;
  /** Fingerprint of the story at that time, as `articles` has it. */
  print: number;
  /** What the story said besides its text (last-said.ts); null unless it is the latest, and in the edition unless no story stands behind it. */
  said: string | null;
  /** Packed (revision-text.ts). Null in the edition where it is what the story says now, in the file where it is not known. */
  text: Uint8Array | null;
  /** Null in the edition where there is no text, and in rows of before there were checksums. */
  sum: Uint8Array | null;
}

export const REVISION_COLUMNS = 'n, at, kind, notes, print, said, text, sum';

/** SHA-256 of all that is kept of a revision but the path of its story: that may move. 32 bytes. */
export const sumOf = ({ n, at, kind, notes, print, said, text }: Omit<RevisionRow, 'sum'>): Uint8Array =>
  createHash('sha256')
    .update(JSON.stringify([n, at, kind, notes, print, said, text === null ? null : text.length]))
    .update(text ?? '')
    .digest();

/** False where a revision is not what was written. */
export const isSound = (row: RevisionRow): boolean =>
  row.sum === null ? true : Buffer.from(row.sum).equals(sumOf(row));
