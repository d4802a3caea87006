import { createElement } from 'react';
import { PIECE_MARK } from '#lib/press/cut-pieces.ts';

/**
 * From here on the page shows what other pages show too, to the byte: up to a `PieceEnd`, or to its end. The press takes marks
 * out (docs/decisions/044-shared-pieces.md).
 *
 * @param of the piece's key, as `sharePiece` gave it; undefined and the page is not taken apart
 */
export const PieceMark = ({ of: key }: { of: string | undefined }) =>
  key === undefined ? null : createElement(PIECE_MARK, { 'data-key': key });

/** What comes after it is the page's own again. */
export const PieceEnd = ({ of: key }: { of: string | undefined }) =>
  key === undefined ? null : createElement(PIECE_MARK);
