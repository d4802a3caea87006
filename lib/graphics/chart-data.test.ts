import { describe, expect, it } from 'vitest';
import { parseChartData } from './chart-data.ts';

const problem = (csv: string, type?: 'bar' | 'line'): string => {
  const data = parseChartData(csv, type);
  return 'problem' in data ? data.problem : 'no problem';
};

describe('the data file of a chart', () => {
  it('is read with its header, quoted cells and signs', () => {
    expect(
      parseChartData(
        '\uFEFFSource,"Share, %"\r\n"Coal, brown",5\r\n"The ""other"" one",-1.5e1\r\n\r\nMinus,−2\r\n',
      ),
    ).toEqual({
      columns: ['Source', 'Share, %'],
      rows: [
        { label: 'Coal, brown', values: [5] },
        { label: 'The "other" one', values: [-15] },
        { label: 'Minus', values: [-2] },
      ],
    });
  });

  it('may hold line ends inside quotes, and several series with gaps', () => {
    expect(parseChartData('Year,A,B\n"2007\nQ1",1,\n2008,,.5', 'line')).toEqual({
      columns: ['Year', 'A', 'B'],
      rows: [
        { label: '2007\nQ1', values: [1, null] },
        { label: '2008', values: [null, 0.5] },
      ],
    });
  });

  it.each([
    ['', /line 1: the header/],
    ['Year\n2007', /line 1: the header/],
    ['Year,Cases\n', /no rows/],
    ['Year,Cases\n2007,1\n2008,12%', /^line 3, Cases: “12%” is not a number/],
    ['Year,Cases\n2007,1 000', /not a number/],
    ['Year,Cases\n2007,"1,000"', /not a number/],
    ['Year,Cases\n2007,Infinity', /not a number/],
    ['Year,Cases\n2007,1,000', /^line 2: 3 cells where the header has 2/],
    ['Year,Cases\n,1', /^line 2: the label is empty/],
    ['Year,Cases\n"2007,1', /^line 2: a quotation mark is open/],
    ['Year,Cases\n20"07,1', /^line 2: a quotation mark/],
    ['Year,A,B\n2007,1,\n2008,2,', /column 3 holds no number/],
    [`Year,Cases\n${'1,1\n'.repeat(201)}`, /201 rows are too many/],
  ])('names line and remedy: %j', (csv, message) => {
    expect(problem(csv)).toMatch(message);
  });

  it('takes one column of numbers for bars', () => {
    expect(problem('Year,A,B\n2007,1,2', 'bar')).toMatch(/one column of numbers/);
    expect(problem('Year,A,B\n2007,1,2', 'line')).toBe('no problem');
  });

  it('does not hang on a broken file, however long', () => {
    expect(problem(`Year,Cases\n${'"'.repeat(100_001)}`)).toMatch(/quotation mark/);
    expect(problem('a'.repeat(200_000))).toMatch(/header/);
  });
});
