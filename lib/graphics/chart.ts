/** The chart of `::chart`: drawn on the server from a data file, coloured by the page. */
import type { Element } from 'hast';
import { BAR_ROW, drawBars, labelsAbove } from './bar-chart.ts';
import type { ChartRow, ChartType } from './chart-data.ts';
import { summaryOfChart } from './chart-summary.ts';
import { drawLines } from './line-chart.ts';
import { draw } from './svg.ts';

export interface ChartSubject {
  type: ChartType;
  /** Stands in the text alternative only: the page sets the title above the chart, as text. */
  title: string;
  rows: readonly ChartRow[];
  /** As `parseChartData` gives them; names the lines where there are several. */
  columns?: readonly string[] | undefined;
  unit?: string | undefined;
}

/** Units across every chart; `graphics.css` sets type and lines for this width. */
export const CHART_WIDTH = 1200;
const LINE_HEIGHT = 640;
const EDGE = 8;

function barHeight(bars: readonly { label: string; value: number | null }[]): number {
  const pitch = labelsAbove(bars, CHART_WIDTH - 2 * EDGE) ? BAR_ROW.above : BAR_ROW.beside;
  return bars.length * pitch + 2 * EDGE;
}

/** `<svg role="img">` 1200 units wide with the classes of `graphics.css`; bars take the height that they need. */
export function chart({ type, title, rows, columns, unit }: ChartSubject): Element {
  const bars = rows.map(({ label, values }) => ({ label, value: values[0] ?? null }));
  const height = type === 'bar' ? barHeight(bars) : LINE_HEIGHT;
  const box = { x0: EDGE, x1: CHART_WIDTH - EDGE, y0: EDGE, y1: height - EDGE };
  return draw(
    'svg',
    'g g-chart g-w',
    {
      viewBox: `0 0 ${CHART_WIDTH} ${height}`,
      role: 'img',
      ariaLabel: summaryOfChart({ type, title, rows, columns, unit }),
    },
    type === 'bar' ? drawBars(bars, box, { unit }) : drawLines(rows, box, { unit, names: columns?.slice(1) }),
  );
}
