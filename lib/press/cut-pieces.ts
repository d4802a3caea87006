/**
 * Takes a page apart where its template says so (`components/page/piece-mark.tsx`): a shared piece begins at a mark with its
 * key and ends at a mark without one, or with the page.
 *
 * React escapes `<` and `"` in text and in attributes, so no word of a story, a name or an address can be a mark. What is
 * marked and was not declared while the page was rendered, or not as one begins and ends, leaves the page whole.
 */
import type { SharedPiece } from './rendering.ts';

/** The element of a mark. */
export const PIECE_MARK = 'shared-piece';

/** HTML of a page: its own, or that of a piece. */
export interface Part {
  html: string;
  piece?: SharedPiece | undefined;
}

const MARK = /<shared-piece(?: data-key="([^"<>]*)")?><\/shared-piece>/g;
const SCRIPT = /<script\b/i;

/**
 * A page's parts: its own first, then pieces and what is its own between and after them. What was declared and is not marked
 * is not shown.
 *
 * @param shared what was declared while the page was rendered
 * @returns undefined if marks are not as they should be
 */
export function cutPieces(html: string, shared: readonly SharedPiece[]): Part[] | undefined {
  const parts: Part[] = [];
  const left = new Map(shared.map((piece) => [piece.key, piece]));
  let open: SharedPiece | undefined;
  let from = 0;
  for (const { index, 0: mark, 1: key } of html.matchAll(MARK)) {
    parts.push({ html: html.slice(from, index), piece: open });
    from = index + mark.length;
    if ((key === undefined) !== (open !== undefined)) return undefined;
    open = key === undefined ? undefined : left.get(key);
    if (key === undefined) continue;
    if (open === undefined) return undefined;
    left.delete(key);
  }
  parts.push({ html: html.slice(from), piece: open });
  // A policy that names a script by its hash is the whole page's.
  return parts.some(({ html: part, piece }) => piece && SCRIPT.test(part)) ? undefined : parts;
}

export const withoutMarks = (html: string): string => html.replaceAll(MARK, '');
