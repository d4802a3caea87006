/** Every font file of the paper: what it is cut from, and what is left of it. */
import { DEVANAGARI, LATIN, LATIN_EXTENDED, SIGNS, URDU, VIETNAMESE } from './characters.ts';

type Axes = Record<string, number | { min: number; max: number; default?: number }>;

export interface Face {
  /** Name in app/fonts, without extension. */
  name: string;
  /** Package of @fontsource-variable. */
  family: string;
  /** File of that package, without the family's name and the extension. */
  source: string;
  characters: string;
  axes: Axes;
}

/**
 * Text is 16 px and up, headlines 72 px at most, weights 400 to 580 with bold at 650. 18 is the size that the family is
 * drawn at, so that a file which begins there needs one set of outlines fewer, a fifth of its weight; 16 and 17 px are
 * set with the forms of 18.
 */
const READ: Axes = { wght: { min: 400, max: 650 }, opsz: { min: 18, max: 72 } };
const ITALIC: Axes = { wght: { min: 400, max: 650 } };
const USED: Axes = { wght: { min: 400, max: 700, default: 400 } };

const newsreader = (name: string, source: string, characters: string, axes: Axes = READ): Face => ({
  name: `newsreader-${name}`,
  family: 'newsreader',
  source,
  characters,
  axes,
});
const publicSans = (name: string, source: string, characters: string): Face => ({
  name: `public-sans-${name}`,
  family: 'public-sans',
  source: `${source}-wght-normal`,
  characters,
  axes: USED,
});

export const FACES: readonly Face[] = [
  newsreader('latin', 'latin-opsz-normal', LATIN),
  newsreader('signs', 'latin-ext-opsz-normal', SIGNS),
  newsreader('latin-extended', 'latin-ext-opsz-normal', LATIN_EXTENDED),
  newsreader('vietnamese', 'vietnamese-opsz-normal', VIETNAMESE),
  newsreader('italic-latin', 'latin-wght-italic', LATIN, ITALIC),
  newsreader('italic-latin-extended', 'latin-ext-wght-italic', `${LATIN_EXTENDED}, ${SIGNS}`, ITALIC),
  publicSans('latin', 'latin', LATIN),
  publicSans('signs', 'latin-ext', SIGNS),
  publicSans('latin-extended', 'latin-ext', LATIN_EXTENDED),
  publicSans('vietnamese', 'vietnamese', VIETNAMESE),
  {
    name: 'noto-serif-devanagari',
    family: 'noto-serif-devanagari',
    source: 'devanagari-wght-normal',
    characters: DEVANAGARI,
    axes: { wght: { min: 400, max: 650 } },
  },
  // One weight: Nastaliq tells ranks apart by size, and a second weight is 60 KB.
  {
    name: 'noto-nastaliq-urdu',
    family: 'noto-nastaliq-urdu',
    source: 'arabic-wght-normal',
    characters: URDU,
    axes: { wght: 400 },
  },
];
