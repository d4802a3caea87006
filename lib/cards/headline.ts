/** A headline as a picture: in the largest size that fits, in lines of about equal length. */
import sharp from 'sharp';
import { installTypefaces } from './typefaces.ts';

export interface SetText {
  png: Buffer;
  width: number;
  height: number;
}

interface Box {
  width: number;
  height: number;
}

/** Sizes in pixels, largest first; Nastaliq needs more room above and below, and is set smaller. */
const SIZES = [84, 76, 68, 60, 52, 46, 40, 34];
const NASTALIQ = 0.66;
/** How much closer letters are set at each size, as everywhere in the paper's large type. */
const TRACKING = -0.022;
const INK = '#14181d';
/** Longest headline, in letters. Longer ones are cut after a word. */
const LONGEST = 220;

const ARABIC = /\p{Script=Arabic}/gu;
const OTHER = /[\p{Script=Latin}\p{Script=Devanagari}]/gu;
/** Scripts of the fonts in lib/cards/fonts. */
const WRITTEN =
  /^[\p{Script=Latin}\p{Script=Devanagari}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]*$/u;
const PICTOGRAPHS =
  /\p{Extended_Pictographic}(?:\u{FE0F}|\u{200D}|\p{Emoji_Modifier}|\p{Extended_Pictographic})*|\p{RI}/gu;

/** Text for a card: without pictographs, which no font here has; undefined if the fonts lack its script. */
export function cardText(text: string): string | undefined {
  // Unicode counts ©, ® and ™ among pictographs, but every font has them.
  const plain = text.replace(PICTOGRAPHS, (found) => (/^[©®™]$/u.test(found) ? found : ''));
  const clean = plain
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean === '' || !WRITTEN.test(clean)) return undefined;
  if (clean.length <= LONGEST) return clean;
  // There are only single blanks by now.
  const cut = clean.slice(0, LONGEST);
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}…`;
}

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

async function set(text: string, size: number, width: number, isRtl: boolean): Promise<SetText> {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  const isNastaliq = count(ARABIC) > count(OTHER);
  const pixels = Math.round(isNastaliq ? size * NASTALIQ : size);
  const families = isNastaliq
    ? 'Noto Nastaliq Urdu, Newsreader'
    : 'Newsreader, Noto Serif Devanagari, Noto Nastaliq Urdu';
  // Letters that are joined keep their distance.
  const tracking = /^[^\p{Script=Arabic}\p{Script=Devanagari}]*$/u.test(text) ? pixels * TRACKING * 1024 : 0;
  const markup = `<span foreground="${INK}" letter_spacing="${Math.round(tracking)}">${escapeMarkup(text)}</span>`;
  const { data, info } = await sharp({
    text: {
      // Without this the first letter decides the direction.
      text: `${isRtl ? '\u200F' : '\u200E'}${markup}`,
      font: `${families} ${pixels}`,
      width,
      rgba: true,
      dpi: 72,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

/** Makes the lines as equal as possible without adding one. */
async function balance(text: string, size: number, full: SetText, isRtl: boolean): Promise<SetText> {
  let [narrow, wide] = [Math.floor(full.width / 2), full.width];
  let best = full;
  while (wide - narrow > 24) {
    const middle = Math.round((narrow + wide) / 2);
    const tried = await set(text, size, middle, isRtl);
    // Another line adds most of a size; ascenders that come and go add less.
    if (tried.height > full.height + size / 3 || tried.width > middle) narrow = middle;
    else [wide, best] = [middle, tried];
  }
  return best;
}

/** Sets a headline into a box, in pixels. `text` is as `cardText` gives it. */
export async function setHeadline(text: string, box: Box, direction: 'ltr' | 'rtl'): Promise<SetText> {
  installTypefaces();
  const isRtl = direction === 'rtl';
  let last: { size: number; text: SetText } | undefined;
  for (const size of SIZES) {
    if (size > box.width / 7) continue;
    last = { size, text: await set(text, size, box.width, isRtl) };
    if (last.text.height <= box.height && last.text.width <= box.width) break;
  }
  if (last === undefined) throw new Error(`A box of ${box.width} pixels is too narrow for a headline.`);
  if (last.text.height < last.size * 1.6) return last.text;
  return balance(text, last.size, last.text, isRtl);
}
