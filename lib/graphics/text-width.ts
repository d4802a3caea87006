/** How wide text will be: an estimate, since the server has no fonts and a drawn file falls back on the reader's. */

/** Share of the font size, by kind of letter; measured on Arial and Georgia, whose widths the house faces stay under. */
const NARROW = /[ijlI.,:;|!'’·]/;
const SLIM = /[ftr()[\] \-/°′"]/;
const WIDE = /[mwMW@%—]/;
const CAPITAL = /\p{Lu}/u;
/** Han, kana and hangul fill a square. */
const SQUARE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

export interface TextStyle {
  face?: 'sans' | 'serif';
  /** Weights of 600 and more. */
  bold?: boolean;
}

function share(letter: string): number {
  if (/\p{M}/u.test(letter)) return 0;
  if (NARROW.test(letter)) return 0.28;
  if (SLIM.test(letter)) return 0.34;
  if (WIDE.test(letter)) return 0.89;
  if (CAPITAL.test(letter)) return 0.7;
  return SQUARE.test(letter) ? 1 : 0.56;
}

/** Width in the unit of `size`. */
export function textWidth(
  text: string,
  size: number,
  { face = 'sans', bold = false }: TextStyle = {},
): number {
  let width = 0;
  for (const letter of text) width += share(letter);
  return width * size * (bold ? 1.07 : 1) * (face === 'serif' ? 0.98 : 1);
}

function fill(words: readonly string[], width: number, size: number, style: TextStyle): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, size, style) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Breaks text at spaces into lines no wider than `width`, as even as they can be; a longer word keeps its own line.
 * A day and its month stay together.
 */
export function wrapText(text: string, width: number, size: number, style: TextStyle = {}): string[] {
  const tied = text.replace(/\b(\d{1,2}) (?=\p{Lu})/gu, '$1\u00a0');
  const words = tied.split(/[ \n\t]+/).filter(Boolean);
  let lines = fill(words, width, size, style);
  for (let narrower = width - size / 2; narrower > width / 3; narrower -= size / 2) {
    const even = fill(words, narrower, size, style);
    if (even.length > lines.length || even.some((line) => textWidth(line, size, style) > width)) break;
    lines = even;
  }
  return lines;
}

/** The longest start of a text that fits, with an ellipsis where something is left out. */
export function shorten(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = [...text];
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.join('').trimEnd()}…`;
}
