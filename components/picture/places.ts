/**
 * Places in the layout where a picture stands: the frame that it is cut to there, and its width at each width of the
 * window. e2e/newsroom/pictures.spec.ts holds these widths to what the layout really gives.
 */
import type { Frame } from '#lib/edition/model.ts';

export type Place =
  | 'story'
  | 'text'
  | 'lead'
  | 'wide'
  | 'half'
  | 'third'
  | 'quarter'
  | 'poster'
  | 'rail'
  | 'thumb'
  | 'row'
  | 'portrait';

interface PlaceSize {
  frame: Frame;
  /** The `sizes` attribute: what a browser goes by before it has laid the page out. */
  sizes: string;
  /** Width of the file for browsers that know neither AVIF, WebP nor `srcset`. */
  usual: number;
}

/** Windows from 1280, 1024 and 768 CSS pixels, then smaller ones: where the layout changes. */
const widths = (full: string, wide: string, middle: string, narrow: string): string =>
  `(min-width: 80rem) ${full}, (min-width: 64rem) ${wide}, (min-width: 48rem) ${middle}, ${narrow}`;

export const PLACES: Record<Place, PlaceSize> = {
  story: { frame: 'whole', sizes: widths('52rem', '62vw', '93vw', '92vw'), usual: 840 },
  text: { frame: 'whole', sizes: widths('52rem', '62vw', '93vw', '92vw'), usual: 840 },
  lead: { frame: '3x2', sizes: widths('40rem', '48vw', '62vw', '92vw'), usual: 640 },
  wide: { frame: '3x2', sizes: widths('52rem', '64vw', '54vw', '92vw'), usual: 640 },
  half: { frame: '3x2', sizes: widths('39rem', '47vw', '50vw', '92vw'), usual: 640 },
  third: { frame: '3x2', sizes: widths('26rem', '30vw', '39vw', '92vw'), usual: 480 },
  quarter: { frame: '3x2', sizes: widths('19rem', '23vw', '46vw', '92vw'), usual: 480 },
  poster: { frame: '3x2', sizes: widths('19rem', '23vw', '46vw', '46vw'), usual: 320 },
  rail: { frame: '3x2', sizes: widths('19rem', '22vw', '93vw', '92vw'), usual: 480 },
  thumb: { frame: '3x2', sizes: '8rem', usual: 320 },
  row: { frame: '3x2', sizes: '(min-width: 48rem) 8.5rem, 6.5rem', usual: 320 },
  portrait: { frame: 'square', sizes: '5rem', usual: 240 },
};
