/** Every font file of the paper: what it is cut from, and what is left of it. */
import {
  DEVANAGARI,
  DEVANAGARI_LISTS,
  ENGLISH,
  ITALIC,
  ITALIC_REST,
  LATIN,
  LATIN_1,
  LATIN_EXTENDED,
  SIGNS,
  URDU,
  VIETNAMESE,
  WESTERN,
} from './characters.ts';

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
  /** Layout features to keep; all where none are named. */
  features?: string[];
}

/**
 * Text is 16 px and up, headlines 72 px at most, weights 400 to 580 with bold at 650. 18 is the size that the family is
 * drawn at, so that a file which begins there needs one set of outlines fewer, a fifth of its weight; 16 and 17 px are
 * set with the forms of 18.
 */
const READ: Axes = { wght: { min: 400, max: 650 }, opsz: { min: 18, max: 72 } };
/** One weight, so that a page with an italic word stays within the budget of 110 KB. */
const SLANTED: Axes = { wght: 400 };
const USED: Axes = { wght: { min: 400, max: 700, default: 400 } };

/** What the house sets: kerning, ligatures, both widths of figures. No fractions, old figures or small capitals. */
const SET = ['kern', 'liga', 'pnum', 'tnum', 'mark'];

const newsreader = (
  name: string,
  source: string,
  characters: string,
  axes: Axes = READ,
  features?: string[],
): Face => ({
  name: `newsreader-${name}`,
  family: 'newsreader',
  source,
  characters,
  axes,
  ...(features && { features }),
});
const publicSans = (name: string, source: string, characters: string): Face => ({
  name: `public-sans-${name}`,
  family: 'public-sans',
  source: `${source}-wght-normal`,
  characters,
  axes: USED,
});

export const FACES: readonly Face[] = [
  { ...newsreader('latin', 'latin-opsz-normal', ENGLISH), features: SET },
  newsreader('latin-1', 'latin-opsz-normal', WESTERN),
  newsreader('signs', 'latin-ext-opsz-normal', SIGNS),
  newsreader('latin-extended', 'latin-ext-opsz-normal', LATIN_EXTENDED),
  newsreader('vietnamese', 'vietnamese-opsz-normal', VIETNAMESE),
  newsreader('italic-latin', 'latin-wght-italic', ITALIC, SLANTED, ['kern', 'liga']),
  newsreader('italic-western', 'latin-wght-italic', ITALIC_REST, SLANTED, ['kern', 'liga']),
  newsreader('italic-latin-extended', 'latin-ext-wght-italic', `${LATIN_EXTENDED}, ${SIGNS}`, SLANTED),
  publicSans('latin', 'latin', LATIN),
  publicSans('latin-1', 'latin', LATIN_1),
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
  // For lists where the system has no Devanagari at all. Without the features that stack letters it is a fifth of the
  // weight and writes द्ध with a visible halant, which is the standard spelling of Indian schools. In the weight that the
  // family is drawn at it comes within the first window of a connection.
  {
    name: 'noto-serif-devanagari-lists',
    family: 'noto-serif-devanagari',
    source: 'devanagari-wght-normal',
    characters: DEVANAGARI_LISTS,
    axes: { wght: 400 },
    features: ['akhn', 'half', 'nukt', 'rkrf', 'rphf', 'blwf', 'abvm', 'blwm', 'mark'],
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

/** One weight each, as the house sets headlines and lines of small type on a card of 1200 by 630. */
const ON_CARDS: [family: string, source: string, characters: string, axes: Axes][] = [
  ['newsreader', 'latin-opsz-normal', `${ENGLISH}, ${WESTERN}`, { wght: 520, opsz: 72 }],
  ['newsreader', 'latin-ext-opsz-normal', `${LATIN_EXTENDED}, ${SIGNS}`, { wght: 520, opsz: 72 }],
  ['newsreader', 'vietnamese-opsz-normal', VIETNAMESE, { wght: 520, opsz: 72 }],
  ['public-sans', 'latin-wght-normal', `${LATIN}, ${LATIN_1}`, { wght: 560 }],
  ['public-sans', 'latin-ext-wght-normal', `${LATIN_EXTENDED}, ${SIGNS}`, { wght: 560 }],
  ['public-sans', 'vietnamese-wght-normal', VIETNAMESE, { wght: 560 }],
  ['noto-serif-devanagari', 'devanagari-wght-normal', DEVANAGARI, { wght: 560 }],
  ['noto-nastaliq-urdu', 'arabic-wght-normal', URDU, { wght: 500 }],
];

/** Fonts for pictures that the server draws, in lib/cards/fonts: TrueType, because FreeType there reads no WOFF2. */
export const CARD_FACES: readonly Face[] = ON_CARDS.map(([family, source, characters, axes]) => ({
  name: `${family}-${source
    .split('-')
    .slice(0, source.includes('ext') ? 2 : 1)
    .join('-')}`,
  family,
  source,
  characters,
  axes,
}));
