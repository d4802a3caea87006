import { createElement } from 'react';
import { PIECE_MARK } from '#lib/press/cut-pieces.ts';

/**
 * Begins a part that is the same on other pages, to the byte, up to a `PieceEnd` or the end of the page. The press removes the marks
 * (docs/decisions/044-shared-pieces.md).
 *
 * @param of the piece's key from `sharePiece`; undefined if the page is not cut
 */
export const PieceMark = ({ of: key }: { of: string | undefined }) =>
  key === undefined ? null : createElement(PIECE_MARK, { 'data-key': key });

/** Ends the shared part: what follows is the page's own again. */
export const PieceEnd = ({ of: key }: { of: string | undefined }) =>
  key === undefined ? null : createElement(PIECE_MARK);
