/** How wide text will be: an estimate, since the server has no fonts and a drawn file falls back on the reader's. */

/** Share of the font size, by kind of letter; measured on Arial and Georgia, whose widths the house faces stay under. */
const NARROW = /[ijlI.,:;|!'’·]/;
const SLIM = /[ftr()[\] \-/°′"]/;
const WIDE = /[mwMW@%—]/;
const CAPITAL = /\p{Lu}/u;
/** Han, kana and hangul fill a square. */
const SQUARE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

export type Face = 'sans' | 'serif';

function share(letter: string): number {
  if (/\p{M}/u.test(letter)) return 0;
  if (NARROW.test(letter)) return 0.28;
  if (SLIM.test(letter)) return 0.34;
  if (WIDE.test(letter)) return 0.89;
  if (CAPITAL.test(letter)) return 0.7;
  return SQUARE.test(letter) ? 1 : 0.56;
}

/** Width in the unit of `size`; `bold` for weights of 600 and more. */
export function textWidth(text: string, size: number, { face = 'sans' as Face, bold = false } = {}): number {
  let width = 0;
  for (const letter of text) width += share(letter);
  return width * size * (bold ? 1.07 : 1) * (face === 'serif' ? 0.98 : 1);
}

/** Breaks text at spaces into lines no wider than `width`; a single longer word keeps its own line. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  style: { face?: Face; bold?: boolean } = {},
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size, style) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** The longest start of a text that fits, with an ellipsis where something is left out. */
export function shorten(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = [...text];
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.join('').trimEnd()}…`;
}
