/**
 * Cuts a page at the marks of its template (`components/page/piece-mark.tsx`): a shared piece begins at a mark with its key and
 * ends at a mark without one, or at the end of the page.
 *
 * React escapes `<` and `"` in text and in attributes, so nothing that a story, a name or an address contains can be a mark. If a
 * marked piece was not declared while the page was rendered, or marks do not pair up, the page is left whole.
 */
import type { SharedPiece } from './rendering.ts';

/** The element of a mark. */
export const PIECE_MARK = 'shared-piece';

/** A part of a page's HTML: its own, or that of a piece. */
export interface Part {
  html: string;
  piece?: SharedPiece | undefined;
}

const MARK = /<shared-piece(?: data-key="([^"<>]*)")?><\/shared-piece>/g;
const SCRIPT = /<script\b/i;

/**
 * A page's parts: first its own, then pieces and the page's own parts between and after them. A piece that was declared but is
 * not marked is not on the page.
 *
 * @param shared the pieces that were declared while the page was rendered
 * @returns undefined if the marks do not match them
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
  // The policy names inline scripts by their hashes, for the whole page: a piece must not have any.
  return parts.some(({ html: part, piece }) => piece && SCRIPT.test(part)) ? undefined : parts;
}

export const withoutMarks = (html: string): string => html.replaceAll(MARK, '');
