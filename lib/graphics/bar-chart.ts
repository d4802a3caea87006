/** Bars beside their labels, one under the other: for shares and rankings. */
import type { Element } from 'hast';
import { figureWithUnit, isWord } from './figures.ts';
import type { Box } from './geometry.ts';
import { draw, tenth, write } from './svg.ts';
import { shorten, textWidth } from './text-width.ts';
import { CHART_TYPE } from './type-sizes.ts';

export interface Bar {
  label: string;
  /** Null draws the label alone. */
  value: number | null;
}

export interface BarOptions {
  unit?: string | undefined;
  /** Labels to stress; without any, every bar is drawn strong. */
  highlight?: readonly string[] | undefined;
}

/** Height of a row that leaves its text room on a phone. */
export const BAR_ROW = { beside: 78, above: 112 };
/** Share of the width that labels may take before they move above their bars. */
const LABEL_SHARE = 0.36;
const GAP = 20;
/** Type is 46 units on a phone: rows less high would overlap there. */
const LEAST_ROW = 52;

/** Two bars on a card stay bars. */
const MOST_ROW = 220;

const size = CHART_TYPE.row.narrow;

/** Whether labels stand above their bars, since one is too long to stand beside. */
export const labelsAbove = (bars: readonly Bar[], width: number): boolean =>
  bars.some(({ label }) => textWidth(label, size) > width * LABEL_SHARE);

/** Most bars that fit a height. */
export const mostBars = (height: number, above: boolean): number =>
  Math.floor(height / (above ? LEAST_ROW * 2 : LEAST_ROW));

/** Bars that fill a box of the drawing. */
export function drawBars(bars: readonly Bar[], box: Box, { unit, highlight = [] }: BarOptions): Element[] {
  const width = box.x1 - box.x0;
  const above = labelsAbove(bars, width);
  const known = bars.map(({ value }) => value ?? 0);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const figures = bars.map(({ value }, at) =>
    value === null ? '–' : figureWithUnit(value, at > 0 && unit && isWord(unit) ? undefined : unit),
  );
  const figureRoom = Math.max(...figures.map((text) => textWidth(text, size, { bold: true }))) + GAP;
  const labelRoom = above ? 0 : Math.max(...bars.map(({ label }) => textWidth(label, size))) + GAP;
  const left = box.x0 + labelRoom + (low < 0 ? figureRoom : 0);
  const scale = (box.x1 - figureRoom - left) / (high - low || 1);
  const zero = left - low * scale;
  const pitch = Math.min((box.y1 - box.y0) / bars.length, MOST_ROW);
  const thickness = above ? pitch * 0.42 : pitch * 0.64;

  const rows = bars.flatMap(({ label, value }, at): Element[] => {
    const top = box.y0 + at * pitch;
    const middle = above ? top + pitch - thickness / 2 - pitch * 0.06 : top + pitch / 2;
    const length = (value ?? 0) * scale;
    const [from, to] = length < 0 ? [zero + length, zero] : [zero, zero + length];
    const isStrong = highlight.length === 0 || highlight.includes(label);
    const baseline = tenth(middle + 13);
    return [
      write('g-t-row', above ? shorten(label, width, size) : label, {
        x: box.x0,
        y: above ? tenth(middle - thickness / 2 - 14) : baseline,
      }),
      draw('rect', isStrong ? 'g-bar g-bar-hi' : 'g-bar', {
        x: tenth(from),
        y: tenth(middle - thickness / 2),
        width: tenth(Math.max(to - from, value ? 2 : 0)),
        height: tenth(thickness),
      }),
      write('g-t-val', figures[at] ?? '', {
        x: tenth(length < 0 ? from - GAP * 0.7 : to + GAP * 0.7),
        y: baseline,
        textAnchor: length < 0 ? 'end' : undefined,
      }),
    ];
  });
  const axis = above
    ? bars.map((_, at) => {
        const foot = box.y0 + (at + 0.97) * pitch;
        return `M${tenth(zero)},${tenth(foot - thickness - pitch * 0.06)}V${tenth(foot)}`;
      })
    : [`M${tenth(zero)},${tenth(box.y0)}V${tenth(box.y0 + bars.length * pitch)}`];
  return [...rows, draw('path', 'g-axis', { d: axis.join('') })];
}
