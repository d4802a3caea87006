import type { Element } from 'hast';
import { drawBars } from '../bar-chart.ts';
import { summaryOfChart } from '../chart-summary.ts';
import type { Box } from '../geometry.ts';
import { drawLines } from '../line-chart.ts';
import { draw, write } from '../svg.ts';
import { wrapText } from '../text-width.ts';
import { CHART_TYPE } from '../type-sizes.ts';
import type { Sheet } from './frame.ts';
import type { BarSpec, LineSpec } from './spec.ts';

export const CARD = { width: 1200, height: 800 };
const EDGE = 60;
const LINE_SPACING = 1.12;

/** Title, subtitle and source of a card, and the box left for the drawing between them. */
export function cardFurniture({
  title,
  subtitle,
  source,
}: {
  title: string;
  subtitle?: string | undefined;
  source?: string | undefined;
}): {
  elements: Element[];
  room: Box;
} {
  const { head, sub } = CHART_TYPE;
  const width = CARD.width - 2 * EDGE;
  const titles = wrapText(title, width, head.narrow, { face: 'serif', bold: true });
  const subtitles = subtitle ? wrapText(subtitle, width, sub.narrow) : [];
  const firstLine = EDGE + 46;
  const subTop = firstLine + (titles.length - 1) * head.narrow * LINE_SPACING + 58;
  const top =
    subtitles.length > 0 ? subTop + (subtitles.length - 1) * sub.narrow * LINE_SPACING + 30 : subTop - 26;
  return {
    elements: [
      draw('rect', 'g-card', { ...CARD }),
      ...titles.map((line, at) =>
        write('g-t-head', line, { x: EDGE, y: firstLine + Math.round(at * head.narrow * LINE_SPACING) }),
      ),
      ...subtitles.map((line, at) =>
        write('g-t-sub', line, { x: EDGE, y: Math.round(subTop + at * sub.narrow * LINE_SPACING) }),
      ),
      ...(source ? [write('g-t-source g-minor', `Source: ${source}`, { x: EDGE, y: CARD.height - 36 })] : []),
    ],
    room: { x0: EDGE, x1: CARD.width - EDGE, y0: Math.round(top), y1: CARD.height - (source ? 84 : 48) },
  };
}

/** Shares and rankings. */
export function drawBarPicture(spec: BarSpec): { sheet: Sheet; left: string[] } {
  const { elements, room } = cardFurniture(spec);
  const bars = spec.rows.map(([label, value]) => ({ label, value }));
  const rows = spec.rows.map(([label, value]) => ({ label, values: [value] }));
  return {
    sheet: {
      ...CARD,
      family: 'g-chart',
      title: spec.title,
      description: summaryOfChart({ type: 'bar', title: spec.subtitle ?? spec.title, rows, unit: spec.unit }),
      elements: [...elements, ...drawBars(bars, room, spec)],
    },
    left: [],
  };
}

/** Change over time. */
export function drawLinePicture(spec: LineSpec): { sheet: Sheet; left: string[] } {
  const { elements, room } = cardFurniture(spec);
  const rows = spec.points.map(([label, value]) => ({ label, values: [value] }));
  const box = { ...room, y0: room.y0 + (spec.event ? 26 : 0) };
  return {
    sheet: {
      ...CARD,
      family: 'g-chart',
      title: spec.title,
      description: summaryOfChart({
        type: 'line',
        title: spec.subtitle ?? spec.title,
        rows,
        unit: spec.unit,
      }),
      elements: [...elements, ...drawLines(rows, box, spec)],
    },
    left: [],
  };
}
