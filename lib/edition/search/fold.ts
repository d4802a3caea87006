/**
 * One spelling for what readers take for the same word: case, accents, and the ways in which a keyboard writes
 * a letter. Never shown; text and query are folded alike, so a fold only has to be harmless, not right.
 */

/** Accents of Latin, Greek and Cyrillic; points of Arabic and Hebrew; nukta. Vowel signs of other scripts are letters. */
const SIGNS =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u093c\u09bc\u0a3c\u0abc\u200c'’ʼ]|\u200d/g;

/** A nasal before a consonant may be written as anusvara: हिन्दी, हिंदी. */
const NASALS = /[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u0939])|\u0901/g;

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  // Alef, yeh, kaf, heh: Arabic, Persian and Urdu keyboards have letters of their own for each.
  ٱ: 'ا',
  ي: 'ی',
  ى: 'ی',
  ے: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ة: 'ه',
  ۃ: 'ه',
};
/** Every letter that may be replaced. The Arabic range contains others too, which stay as they are. */
const VARIANTS = /[ßæœøłđðþıς\u0629-\u06d5]/g;

/** Zero of Arabic, of Persian and Urdu, and of Devanagari; the other digits follow it. */
const ZEROS = [0x660, 0x6f0, 0x966];
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

function plainDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
}

const isPlain = (word: string): boolean => /^[a-z0-9]*$/.test(word);

/** A word as the index has it, but for its ending (see stem.ts). */
export function foldWord(word: string): string {
  const small = word.toLowerCase();
  if (isPlain(small)) return small;
  return small
    .normalize('NFKD')
    .replace(SIGNS, '')
    .replace(NASALS, '\u0902')
    .replace(VARIANTS, (letter) => LETTERS[letter] ?? letter)
    .replace(DIGITS, plainDigit)
    .normalize('NFC');
}
