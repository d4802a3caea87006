/**
 * The two faces that every page uses, which `next/font` asks the browser to fetch at once. Those that a page may need
 * are in faces.css; both sets are cut by bin/subset-fonts.ts.
 *
 * `optional`: a face that is not there when the page is first drawn waits for the next page, so that nothing ever moves
 * under a reader's eyes (docs/decisions/011). The stand-ins of faces.css have the same widths.
 */
import localFont from 'next/font/local';

/** For everything that is read. */
export const newsreader = localFont({
  src: '../fonts/newsreader-latin.woff2',
  weight: '400 650',
  style: 'normal',
  display: 'optional',
  adjustFontFallback: false,
  variable: '--face-newsreader',
});

/** For everything that is used: kickers, bylines, times, controls, map labels. */
export const publicSans = localFont({
  src: '../fonts/public-sans-latin.woff2',
  weight: '400 700',
  style: 'normal',
  display: 'optional',
  adjustFontFallback: false,
  variable: '--face-public-sans',
});
