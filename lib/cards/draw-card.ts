/** Draws share cards, 1200 by 630 pixels and taller: wordmark, section, headline, byline, and the story's picture or map. */
import sharp, { type OverlayOptions } from 'sharp';
import { escapeXml } from '#lib/escape-xml.ts';
import { TOKENS } from '#lib/graphics/pictures/tokens.ts';
import { textWidth } from '#lib/graphics/text-width.ts';
import type { CardShape } from '#lib/routes.ts';
import { cardText, setHeadline } from './headline.ts';
import { illustrate } from './illustration.ts';
import { type Card, hasPlate } from './subject.ts';
import { installTypefaces } from './typefaces.ts';

const WIDTH = 1200;
const [LEFT, RIGHT] = [64, 1136];
/** The headline and the picture begin below the rules, and end so far above the card's end, where the byline stands. */
const TOP = 157;
const FOOT = 83;
const PICTURE_WIDTH = 468;
const GAP = 44;
const LINE_SIZE = 24;

const colour = (token: string): string => TOKENS[token]?.[0] ?? '#14181d';

interface Line {
  x: number;
  y: number;
  size: number;
  fill: string;
  family: string;
  anchor?: 'start' | 'end';
  tracking?: number;
}

/** A line of text as SVG; empty if the fonts lack its script. */
function line(
  text: string | undefined,
  { x, y, size, fill, family, anchor = 'start', tracking = 0 }: Line,
): string {
  const written = text === undefined ? undefined : cardText(text);
  if (written === undefined) return '';
  return (
    `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" ` +
    `letter-spacing="${tracking}">${escapeXml(written)}</text>`
  );
}

/** As many words as fit into a width in pixels. */
function cutTo(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const words = text.split(' ');
  while (words.length > 1 && textWidth(`${words.join(' ')}…`, size) > width) words.pop();
  return `${words.join(' ').replace(/[,;:|]$/, '')}…`;
}

const SANS = 'Public Sans, Noto Serif Devanagari, Noto Nastaliq Urdu, sans-serif';
const SERIF = 'Newsreader, Noto Serif Devanagari, Noto Nastaliq Urdu, serif';

/** Everything but the headline and the picture. */
function frame({ paper, section, accent, line: below, direction }: Card, height: number): string {
  const ink = colour('--color-ink');
  const isRtl = direction === 'rtl';
  const byline: Line = {
    x: isRtl ? RIGHT : LEFT,
    y: height - 47,
    size: LINE_SIZE,
    fill: colour('--color-ink-3'),
    family: SANS,
    anchor: isRtl ? 'end' : 'start',
  };
  const sectionLine: Line = {
    x: RIGHT,
    y: 87,
    size: 26,
    fill: accent ? colour(`--color-${accent}`) : ink,
    family: SANS,
    anchor: 'end',
  };
  // A long name is set smaller, so that it does not run into the section's.
  const size = Math.min(
    58,
    Math.floor((58 * 760) / Math.max(760, textWidth(paper, 58, { face: 'serif', bold: true }))),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}">` +
    `<rect width="${WIDTH}" height="${height}" fill="${colour('--color-paper')}"/>` +
    line(paper, { x: LEFT, y: 87, size, fill: ink, family: SERIF, tracking: -0.03 * size }) +
    line(section, sectionLine) +
    `<path d="M${LEFT} 120.5H${RIGHT}" stroke="${ink}"/>` +
    `<path d="M${LEFT} 124.500H${RIGHT}" stroke="${ink}" stroke-width="3"/>` +
    `<path d="M601.500 108v28" stroke="${colour('--color-vermilion')}" stroke-width="3"/>` +
    line(below && cutTo(below, RIGHT - LEFT, LINE_SIZE), byline) +
    '</svg>'
  );
}

async function drawWords(card: Card, height: number): Promise<Buffer> {
  const isRtl = card.direction === 'rtl';
  const bottom = height - FOOT;
  const picture = await illustrate(card, { width: PICTURE_WIDTH, height: bottom - TOP });
  const layers: OverlayOptions[] = [];
  const middle = (inner: number): number => Math.round((TOP + bottom - inner) / 2);
  if (picture) {
    const inset = Math.round((PICTURE_WIDTH - picture.width) / 2);
    const left = (isRtl ? LEFT : RIGHT - PICTURE_WIDTH) + inset;
    layers.push({ input: picture.png, left, top: middle(picture.height) });
  }
  const text = cardText(card.headline);
  if (text !== undefined) {
    const width = picture ? RIGHT - LEFT - PICTURE_WIDTH - GAP : RIGHT - LEFT;
    const headline = await setHeadline(text, { width, height: bottom - TOP }, card.direction);
    layers.push({
      input: headline.png,
      left: isRtl ? RIGHT - headline.width : LEFT,
      top: middle(headline.height),
    });
  }
  return sharp(Buffer.from(frame(card, height)))
    .composite(layers)
    .png({ palette: true, quality: 90, effort: 4 })
    .toBuffer();
}

const HEIGHTS: Record<CardShape, number> = { card: 630, '16x9': 675, '4x3': 900, '1x1': 1200 };

/** The picture alone, on paper, in the ratios that search engines ask for; undefined if there is none. */
async function drawPlate(card: Card, height: number): Promise<Buffer | undefined> {
  const plate = { width: WIDTH, height };
  const picture = await illustrate(card, plate);
  if (picture === undefined) return undefined;
  const paper = { ...plate, channels: 3 as const, background: colour('--color-paper') };
  return sharp({ create: paper })
    .composite([{ input: picture.png, gravity: 'centre' }])
    .png({ palette: true, quality: 90, effort: 4 })
    .toBuffer();
}

/**
 * A card as PNG. In the ratios for search engines, its picture alone, or its words where it has no picture; undefined if the
 * picture cannot be drawn.
 */
export function drawCard(card: Card, shape: CardShape): Promise<Buffer | undefined> {
  installTypefaces();
  const draw = shape === 'card' || !hasPlate(card) ? drawWords : drawPlate;
  return draw(card, HEIGHTS[shape]);
}
