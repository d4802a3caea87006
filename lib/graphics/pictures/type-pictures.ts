/** Pictures made of type: one figure, or a title set large. */
import type { Element } from 'hast';
import { type Attributes, draw, tenth, write } from '../svg.ts';
import { textWidth, wrapText } from '../text-width.ts';
import type { Sheet } from './frame.ts';
import type { Accent, NumberSpec, PosterSpec } from './spec.ts';

const NUMBER = { width: 1200, height: 800 };
const POSTER = { width: 960, height: 1200 };

/** Text in a size of its own, which a class would override. */
const setType = (classes: string, text: string, at: Attributes): Element =>
  draw('text', classes, at, [{ type: 'text', value: text }]);

/** The largest size at which the text stays within a width. */
const sizeToFit = (text: string, width: number, most: number): number =>
  Math.min(most, Math.floor((width / textWidth(text, 100, { face: 'serif' })) * 100));

const LINE_SIZE = 62;

/** One figure that is the story, and what it counts. */
export function drawNumber({ figure, text }: NumberSpec): { sheet: Sheet; left: string[] } {
  const left = 136;
  const room = NUMBER.width - left - 70;
  const size = sizeToFit(figure, room, 360);
  const lines = wrapText(text, room, LINE_SIZE, { face: 'serif' });
  const pitch = LINE_SIZE * 1.2;
  // Figure and lines stand in the middle of the card as one block.
  const gap = size * 0.24 + 70;
  const block = size * 0.7 + gap + (lines.length - 1) * pitch;
  const baseline = (NUMBER.height - block) / 2 + size * 0.7;
  return {
    sheet: {
      ...NUMBER,
      family: 'g-type',
      title: `${figure} ${text}`,
      description: 'The figure is set large.',
      elements: [
        draw('rect', 'g-tint', { ...NUMBER }),
        draw('path', 'g-meridian', { d: `M80,0v${NUMBER.height}` }),
        setType('g-t-figure', figure, {
          x: left - Math.round(size * 0.03),
          y: tenth(baseline),
          fontSize: size,
        }),
        ...lines.map((line, at) =>
          write('g-t-line', line, { x: left, y: tenth(baseline + gap + at * pitch) }),
        ),
      ],
    },
    left: [],
  };
}

/** Accents whose ground is light. */
const LIGHT: readonly Accent[] = ['world', 'business', 'sport', 'opinion'];

/** A title, for stories about works and ideas. */
export function drawPoster({ lines, accent }: PosterSpec): { sheet: Sheet; left: string[] } {
  const left = 124;
  const widest = lines.reduce((most, line) => (textWidth(line, 1) > textWidth(most, 1) ? line : most), '');
  const size = Math.min(
    sizeToFit(widest, POSTER.width - left - 60, 260),
    Math.floor((POSTER.height - 200) / (lines.length * 0.92)),
  );
  const pitch = size * 0.92;
  // In the middle, so that a wide crop still holds the words.
  const foot = (POSTER.height + lines.length * pitch) / 2 - size * 0.2;
  const tone = LIGHT.includes(accent) ? 'light' : 'dark';
  return {
    sheet: {
      ...POSTER,
      family: 'g-type',
      title: lines.join(' '),
      description: 'The title is set large, as on a poster.',
      elements: [
        draw('rect', `g-a-${accent}`, { ...POSTER }),
        draw('path', `g-meridian-${tone}`, { d: `M76,0v${POSTER.height}` }),
        ...lines.map((line, at) =>
          setType(`g-t-poster g-on-${tone}`, line, {
            x: left - Math.round(size * 0.04),
            y: tenth(foot - (lines.length - 1 - at) * pitch),
            fontSize: size,
          }),
        ),
      ],
    },
    left: [],
  };
}
