/** Lines over a common foot: one heavy line, quiet ones for context; the meridian marks the event. */
import { nice, ticks } from 'd3-array';
import type { Element } from 'hast';
import type { ChartRow } from './chart-data.ts';
import { axisFigure, figureWithUnit } from './figures.ts';
import type { Box, Point } from './geometry.ts';
import { footAxis } from './line-axis.ts';
import { lineData } from './path-data.ts';
import { draw, tenth, write } from './svg.ts';
import { shorten, textWidth } from './text-width.ts';
import { CHART_TYPE } from './type-sizes.ts';

export interface LineOptions {
  unit?: string | undefined;
  /** Names of the series, for more than one. */
  names?: readonly string[] | undefined;
  event?: { x: string | number; label: string } | undefined;
}

const GAP = 18;
/** Share of the plot's width that a name under it may take. */
const WIDEST_TICK = 0.4;
/** Below this share of the highest value a chart starts at zero: a cut axis would exaggerate. */
const FROM_ZERO = 0.6;

function heightTicks(rows: readonly ChartRow[]): number[] {
  const known = rows.flatMap(({ values }) => values).filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const from = low >= 0 && low < high * FROM_ZERO ? 0 : low;
  const [start, end] = nice(from, high === from ? from + 1 : high, 4);
  return ticks(start, end, 4);
}

/** Ends of lines pushed apart, so that their names do not lie on one another. */
function spread(heights: readonly number[], least: number, { y0, y1 }: Box): number[] {
  const order = heights.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y);
  for (const [at, end] of order.entries()) end.y = Math.max(end.y, (order[at - 1]?.y ?? y0 - least) + least);
  let floor = y1;
  for (const end of order.toReversed()) {
    end.y = Math.min(end.y, floor);
    floor = end.y - least;
  }
  return order.sort((a, b) => a.at - b.at).map(({ y }) => y);
}

/** Runs of known points: a gap in the data is a gap in the line. */
function runs(points: readonly (Point | undefined)[]): Point[][] {
  const found: Point[][] = [[]];
  for (const point of points) {
    if (point) found.at(-1)?.push(point);
    else found.push([]);
  }
  return found.filter((run) => run.length > 0);
}

/** A line chart that fills a box of the drawing, its axis labels included. */
export function drawLines(
  rows: readonly ChartRow[],
  box: Box,
  { unit, names = [], event }: LineOptions,
): Element[] {
  const tick = CHART_TYPE.tick.narrow;
  const count = Math.max(...rows.map(({ values }) => values.length));
  const heights = heightTicks(rows);
  const [low = 0, high = 1] = [heights[0], heights.at(-1)];
  const nameRoom =
    count > 1
      ? Math.max(...names.slice(0, count).map((name) => textWidth(name, CHART_TYPE.series.narrow))) + GAP
      : 0;
  const axisRoom = Math.max(...heights.map((value) => textWidth(axisFigure(value), tick))) + GAP;
  const plot: Box = {
    x0: box.x0 + axisRoom,
    x1: box.x1 - Math.max(nameRoom, 50),
    y0: box.y0 + tick,
    y1: box.y1 - tick * 1.7,
  };
  const axis = footAxis(
    rows.map(({ label }) => label),
    plot.x1 - plot.x0,
  );
  const across = (share: number): number => plot.x0 + share * (plot.x1 - plot.x0);
  const up = (value: number): number => plot.y1 - ((value - low) / (high - low)) * (plot.y1 - plot.y0);

  const series = Array.from({ length: count }, (_, at) => {
    const points = rows.map(({ values }, row): Point | undefined => {
      const value = values[at];
      return value === null || value === undefined
        ? undefined
        : [across(axis.positions[row] ?? 0), up(value)];
    });
    return { runs: runs(points), last: points.findLast((point) => point !== undefined) };
  });
  const first = series[0];
  const ends = spread(
    series.map(({ last }) => last?.[1] ?? plot.y1),
    CHART_TYPE.series.narrow * 1.12,
    plot,
  );

  const grid = heights.flatMap((value) => [
    draw('path', value === low ? 'g-axis' : 'g-grid', {
      d: `M${tenth(plot.x0)},${tenth(up(value))}H${tenth(plot.x1)}`,
    }),
    write('g-t-tick', axisFigure(value), {
      x: tenth(plot.x0 - GAP),
      y: tenth(up(value) + 11),
      textAnchor: 'end',
    }),
  ]);
  const foot = axis.ticks.map(({ at, text }) => {
    const label = shorten(text, (plot.x1 - plot.x0) * WIDEST_TICK, tick);
    const half = textWidth(label, tick) / 2;
    const x = Math.min(Math.max(across(at), box.x0 + half), box.x1 - half);
    return write('g-t-tick', label, {
      x: tenth(x),
      y: tenth(plot.y1 + tick * 1.35),
      textAnchor: 'middle',
    });
  });
  const [heavy, ...quiet] = series.map(({ runs: found }, at) =>
    draw('path', at === 0 ? 'g-line' : at % 2 ? 'g-line-c' : 'g-line-c g-dashed', {
      d: found.map((run) => lineData(run)).join(''),
    }),
  );
  const labels =
    count > 1
      ? series.map((_, at) =>
          write(at === 0 ? 'g-t-series g-t-end' : 'g-t-series', names[at] ?? '', {
            x: tenth(plot.x1 + GAP),
            y: tenth((ends[at] ?? 0) + 11),
          }),
        )
      : endFigure(rows, first?.last, plot, {
          unit,
          beside: event !== undefined && axis.place(event.x) === 1,
        });
  const end = first?.last;
  return [
    ...grid,
    ...foot,
    ...(event ? eventMark(event.label, axis.place(event.x), plot, across) : []),
    ...quiet,
    ...(heavy ? [heavy] : []),
    ...(end ? [draw('circle', 'g-end', { cx: tenth(end[0]), cy: tenth(end[1]), r: 11 })] : []),
    ...labels,
  ];
}

/** The last figure of a single line, above its end; below it where the line comes from above. */
function endFigure(
  rows: readonly ChartRow[],
  at: Point | undefined,
  plot: Box,
  /** `beside`: left of the end, since the meridian runs through it. */
  { unit, beside }: { unit?: string | undefined; beside: boolean },
): Element[] {
  const known = rows.map(({ values }) => values[0] ?? null).filter((value) => value !== null);
  const [last, before] = [known.at(-1), known.at(-2)];
  if (!at || last === undefined) return [];
  const fell = before !== undefined && before > last;
  const below = fell && at[1] + 62 < plot.y1;
  return [
    write('g-t-end', figureWithUnit(last, unit), {
      x: tenth(beside ? at[0] - 22 : Math.min(at[0] + 14, plot.x1 + 50)),
      y: tenth(below ? at[1] + 52 : Math.max(at[1] - 26, plot.y0 - 6)),
      textAnchor: 'end',
    }),
  ];
}

function eventMark(
  label: string,
  share: number | undefined,
  plot: Box,
  across: (share: number) => number,
): Element[] {
  if (share === undefined) return [];
  const x = across(share);
  const room = textWidth(label, CHART_TYPE.note.narrow, { bold: true }) + GAP;
  const onLeft = x - room > plot.x0;
  return [
    draw('path', 'g-meridian', { d: `M${tenth(x)},${tenth(plot.y0 - 40)}V${tenth(plot.y1)}` }),
    write('g-t-note', label, {
      x: tenth(onLeft ? x - GAP * 0.8 : x + GAP * 0.8),
      y: tenth(plot.y0 - 14),
      textAnchor: onLeft ? 'end' : undefined,
    }),
  ];
}
