import { Drawing } from '#components/picture/drawing.tsx';
import { chart } from '#lib/graphics/chart.ts';
import { type ChartData, parseChartData } from '#lib/graphics/chart-data.ts';
import type { ChartProps } from '#lib/markdown/directives.ts';

/** The numbers themselves, for those who cannot see the drawing and those who want them exact. */
const DataTable = ({ columns, rows }: ChartData) => (
  <details>
    <summary>Show the figures</summary>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {columns.slice(1).map((column, index) => (
              <td key={column}>{values[index] ?? '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

/** A chart from a data file. Without its data, which the desk reports, nothing stands there. */
export function BodyChart({ type, title, csv }: ChartProps & { csv: string | undefined }) {
  const data = csv === undefined ? undefined : parseChartData(csv, type);
  if (data === undefined || 'problem' in data) return null;
  return (
    <figure className="chart wide">
      <figcaption className="chart-title">{title}</figcaption>
      <div className="fig">
        <Drawing tree={chart({ type, title, rows: data.rows, columns: data.columns })} />
      </div>
      <DataTable {...data} />
    </figure>
  );
}
