/** Charts in words, for readers who do not see them; the figures themselves stand in the data table. */
import type { ChartRow, ChartType } from './chart-data.ts';
import { figureWithUnit } from './figures.ts';

interface Summarised {
  type: ChartType;
  title: string;
  rows: readonly ChartRow[];
  columns?: readonly string[] | undefined;
  unit?: string | undefined;
}

/** A bar chart with so few bars is read out whole. */
const READ_OUT = 8;

interface Known {
  label: string;
  value: number;
}

const knownOf = (rows: readonly ChartRow[], series: number): Known[] =>
  rows.flatMap(({ label, values }) => {
    const value = values[series];
    return value === null || value === undefined ? [] : [{ label, value }];
  });

const extreme = (known: readonly Known[], wins: (a: number, b: number) => boolean): Known | undefined =>
  known.reduce<Known | undefined>(
    (best, next) => (best && !wins(next.value, best.value) ? best : next),
    undefined,
  );

function describeBars(known: readonly Known[], unit?: string): string {
  const say = ({ label, value }: Known): string => `${label} ${figureWithUnit(value, unit)}`;
  if (known.length <= READ_OUT) return known.map(say).join(', ');
  const [most, least] = [extreme(known, (a, b) => a > b), extreme(known, (a, b) => a < b)];
  return most && least ? `${known.length} bars, from ${say(least)} to ${say(most)}` : '';
}

function describeLine(known: readonly Known[], name: string, unit?: string): string {
  const [first, last, most] = [known[0], known.at(-1), extreme(known, (a, b) => a > b)];
  if (!first || !last || !most) return '';
  const say = ({ label, value }: Known): string => `${figureWithUnit(value, unit)} in ${label}`;
  const peak = most !== first && most !== last ? `, highest at ${say(most)}` : '';
  return `${name ? `${name}: ` : ''}from ${say(first)} to ${say(last)}${peak}`;
}

/** A text alternative: `Bar chart: Where the power comes from. Solar 46%, Wind 27%.` */
export function summaryOfChart({ type, title, rows, columns = [], unit }: Summarised): string {
  if (type === 'bar') return `Bar chart: ${title}. ${describeBars(knownOf(rows, 0), unit)}.`;
  const series = Math.max(1, ...rows.map(({ values }) => values.length));
  const lines = Array.from({ length: series }, (_, at) =>
    describeLine(knownOf(rows, at), series > 1 ? (columns[at + 1] ?? '') : '', unit),
  );
  return `Line chart: ${title}. ${lines.filter(Boolean).join('; ')}.`;
}
