/** Finished pages in a file, so that a server that starts again need not render what it had. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { type FinishedPage, ownPage, ownPiece, type Piece, pageBytes } from './page.ts';

/** As much as is read back in a fraction of a second. */
const MOST_BYTES = 64 * 1024 * 1024;
const FORMAT = 2;

export interface KeptPages {
  /** What the pages were made by and from, apart from their tags: of another, nothing is taken back. */
  stamp: string;
  /** The last change by which they are right. */
  change: number;
  /** Instant at which they were right (ms). */
  at: number;
  /** The least useful first. */
  pages: [href: string, page: FinishedPage][];
  /** Shared pieces of the pages. */
  pieces: Piece[];
}

type Written = KeptPages & { format: number };

const digestOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** Writes pages, as many of the most useful as there is room for; answers how many. All or nothing. */
export function writeKeptPages(file: string, kept: KeptPages): number {
  const chosen: KeptPages['pages'] = [];
  let left = MOST_BYTES;
  for (const [href, page] of kept.pages.toReversed()) {
    left -= pageBytes(href, page);
    if (left < 0) break;
    chosen.push([href, page]);
  }
  const bytes = serialize({ ...kept, format: FORMAT, pages: chosen.reverse() } satisfies Written);
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, Buffer.concat([digestOf(bytes), bytes]));
  renameSync(unfinished, file);
  return chosen.length;
}

/**
 * Reads what was written with the same stamp; undefined if there is no file or its stamp is another. The file is removed in any
 * case: it serves one start.
 *
 * @throws if it is damaged
 */
export function takeKeptPages(file: string, stamp: string): KeptPages | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const all = readFileSync(file);
    const bytes = all.subarray(32);
    if (!digestOf(bytes).equals(all.subarray(0, 32)))
      throw new Error('it does not hold what was written to it');
    const kept = deserialize(bytes) as Written; // the digest is of what this module wrote
    if (kept.format !== FORMAT || kept.stamp !== stamp) return undefined;
    return {
      ...kept,
      pages: kept.pages.map(([href, page]) => [href, ownPage(page)]),
      pieces: kept.pieces.map(ownPiece),
    };
  } finally {
    rmSync(file, { force: true });
  }
}
