/** Declares a piece of the page under way that other pages show too: the press keeps it once, and makes it anew once. */
import { keepFrameworkScripts } from '#lib/env.ts';
import { renderings, type SharedPiece } from './rendering.ts';
import { tagPage } from './tag-page.ts';

/**
 * @returns the key by which the template marks it (`components/page/piece-mark.tsx`); undefined if the page is not to be taken
 *   apart, since React would miss the marks: what the piece is made from is the page's own then
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
