/** The data file of a chart: CSV as RFC 4180 has it, a header row, then a label and one or more numbers a row. */

/** A label and its numbers, one for each column after the first; null where the cell is empty. */
export interface ChartRow {
  label: string;
  values: (number | null)[];
}

export interface ChartData {
  /** Header cells: the labels' own heading first, then the name of every series. */
  columns: string[];
  rows: ChartRow[];
}

export type ChartType = 'bar' | 'line';

/** More rows belong in a table. */
export const MOST_ROWS = 200;

class Malformed extends Error {}

/** Records of cells; quotes protect commas, line ends and doubled quotes (RFC 4180 section 2). */
function readRecords(csv: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let [line, start] = [1, 1];
  // A cell with what ends it; a quoted one may hold anything.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  const text = csv.replace(/^\uFEFF/, '');
  while (cell.lastIndex < text.length || cells.length > 0) {
    const found = cell.exec(text);
    if (!found)
      throw new Malformed(
        `line ${line}: a quotation mark is open or stands inside an unquoted cell; quote the whole cell and double the marks in it`,
      );
    const [all, quoted, plain = '', end] = found;
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    line += all.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end !== ',') {
      if (cells.some(Boolean)) records.push({ line: start, cells });
      [cells, start] = [[], line];
      if (cell.lastIndex >= text.length) break;
    }
  }
  return records;
}

function readNumber(cell: string, where: string): number | null {
  if (cell === '') return null;
  const plain = cell.replace('−', '-');
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) {
    throw new Malformed(
      `${where}: “${cell}” is not a number; write digits with a point for decimals, no thousands separator or unit`,
    );
  }
  return Number(plain);
}

/**
 * Reads a chart's data. A problem is one sentence that names line, column and remedy. A bar chart takes one column of
 * numbers, a line chart up to eight.
 */
export function parseChartData(csv: string, type?: ChartType): ChartData | { problem: string } {
  try {
    const [header, ...records] = readRecords(csv);
    if (!header || header.cells.length < 2) {
      throw new Malformed('line 1: the header must name a label column and at least one column of numbers');
    }
    if (records.length === 0)
      throw new Malformed('there are no rows under the header; add a label and a number');
    if (records.length > MOST_ROWS)
      throw new Malformed(`${records.length} rows are too many for a chart; leave at most ${MOST_ROWS}`);
    const series = header.cells.length - 1;
    if (type === 'bar' && series > 1)
      throw new Malformed(
        `a bar chart shows one column of numbers, not ${series}; use type="line" or drop columns`,
      );
    if (series > 8) throw new Malformed(`${series} series are too many for one chart; leave at most 8`);
    const rows = records.map(({ line, cells }) => {
      if (cells.length !== header.cells.length)
        throw new Malformed(
          `line ${line}: ${cells.length} cells where the header has ${header.cells.length}; quote a cell that holds a comma`,
        );
      const [label = '', ...numbers] = cells;
      if (label === '') throw new Malformed(`line ${line}: the label is empty; name what is counted`);
      return {
        label,
        values: numbers.map((cell, at) =>
          readNumber(cell, `line ${line}, ${header.cells[at + 1] || `column ${at + 2}`}`),
        ),
      };
    });
    const empty = header.cells.findIndex(
      (_, at) => at > 0 && rows.every(({ values }) => values[at - 1] === null),
    );
    if (empty > 0) throw new Malformed(`column ${empty + 1} holds no number; fill it or drop it`);
    return { columns: header.cells, rows };
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.message };
    throw error;
  }
}
