/** Declares a piece of the page being rendered that other pages show too: the press keeps it once and renders it once. */
import { keepFrameworkScripts } from '#lib/env.ts';
import { renderings, type SharedPiece } from './rendering.ts';
import { tagPage } from './tag-page.ts';

/**
 * @returns the key with which the template marks it (`components/page/piece-mark.tsx`); undefined if the page must not be cut,
 *   because React's script would miss the marks. The tags of the piece are then the page's own.
 */
export function sharePiece(piece: SharedPiece): string | undefined {
  const rendering = renderings.getStore();
  if (rendering === undefined || keepFrameworkScripts()) {
    tagPage(...piece.tags);
    return undefined;
  }
  rendering.shared.set(piece.key, piece);
  return piece.key;
}
