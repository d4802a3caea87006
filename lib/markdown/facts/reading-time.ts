/** How much there is to read. Scripts that are written without spaces are counted by characters. */

/** Adults read English silently at 238 words a minute: Brysbaert 2019, doi:10.1016/j.jml.2019.104047. */
const WORDS_A_MINUTE = 230;
/** Han and kana, about as many as newspapers in Tokyo and Beijing reckon with. */
const IDEOGRAPHS_A_MINUTE = 500;
/** Thai, Lao, Khmer and Burmese: about five letters a word. */
const LETTERS_A_WORD = 5;

export interface ReadingTime {
  words: number;
  /** Whole minutes, at least 1. */
  minutes: number;
}

const isIdeograph = (code: number): boolean =>
  (code >= 0x3041 && code <= 0x30ff) ||
  (code >= 0x3400 && code <= 0x9fff) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  code >= 0x20000;
const isUnspaced = (code: number): boolean =>
  (code >= 0x0e00 && code <= 0x0eff) ||
  (code >= 0x1000 && code <= 0x109f) ||
  (code >= 0x1780 && code <= 0x17ff);
/** Letters and digits; beyond ASCII everything but spaces and the common punctuation. */
const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code > 0xbf &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    code !== 0xd7 &&
    code !== 0x964);
const isSpace = (code: number): boolean =>
  code <= 0x20 ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x202f;

/** Of ASCII, which most of a text is: 1 for a space, 2 for a letter or digit, 0 for the rest. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => (isSpace(code) ? 1 : isLetter(code) ? 2 : 0));

/** Words of a plain text and the minutes that it takes. A word is what stands between spaces and holds a letter or digit. */
export function readingTime(text: string): ReadingTime {
  let spaced = 0;
  let ideographs = 0;
  let unspaced = 0;
  let inWord = false;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 128) {
      if (inWord) inWord = ASCII[unit] !== 1;
      else if (ASCII[unit] === 2) {
        spaced += 1;
        inWord = true;
      }
      continue;
    }
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    if (isSpace(code)) inWord = false;
    else if (isIdeograph(code)) {
      ideographs += 1;
      inWord = false;
    } else if (isUnspaced(code)) {
      unspaced += 1;
      inWord = false;
    } else if (!inWord && isLetter(code)) {
      spaced += 1;
      inWord = true;
    }
  }
  const words = spaced + Math.ceil(unspaced / LETTERS_A_WORD);
  return {
    words: words + ideographs,
    minutes: Math.max(1, Math.round(words / WORDS_A_MINUTE + ideographs / IDEOGRAPHS_A_MINUTE)),
  };
}
