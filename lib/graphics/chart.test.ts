import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHART_WIDTH, chart } from './chart.ts';
import { serialize } from './svg.ts';
import { textWidth } from './text-width.ts';
import { CHART_TYPE, MAP_TYPE } from './type-sizes.ts';

const rows = (values: Record<string, number>) =>
  Object.entries(values).map(([label, value]) => ({ label, values: [value] }));
const power = {
  type: 'bar',
  title: 'New power',
  rows: rows({ Solar: 46, Wind: 27, Coal: 5 }),
  unit: '%',
} as const;

const widths = (markup: string): number[] =>
  [...markup.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));

describe('a bar chart', () => {
  it('draws lengths in proportion and prints every figure', () => {
    const markup = serialize(chart(power));
    const [solar = 0, wind = 0, coal = 0] = widths(markup);
    expect(wind / solar).toBeCloseTo(27 / 46, 2);
    expect(coal / solar).toBeCloseTo(5 / 46, 2);
    expect(markup).toContain('>46%<');
    expect(chart(power).properties.ariaLabel).toBe('Bar chart: New power. Solar 46%, Wind 27%, Coal 5%.');
  });

  it('draws falls to the left of the axis, and nothing for nothing', () => {
    const markup = serialize(
      chart({ type: 'bar', title: 'Growth', rows: rows({ India: 7, Japan: -1, UK: 0 }) }),
    );
    expect(markup).toContain('−1');
    expect(widths(markup).at(-1)).toBe(0);
    expect(markup).not.toMatch(/NaN|Infinity|="-/);
  });

  it('moves long labels above their bars and keeps all in the frame', () => {
    const label = 'A category with a name far longer than a bar chart has room for beside its bars';
    const markup = serialize(chart({ type: 'bar', title: 'T', rows: rows({ [label]: 1, b: 2 }) }));
    expect(markup).toMatch(/x="8"[^>]*>A category with a name/);
    expect(markup).toContain('…');
  });
});

describe('a line chart', () => {
  const years = rows({ 2000: 10, 2001: 12, 2010: 40 });

  it('sets years in proportion, not side by side', () => {
    const [, data = ''] =
      serialize(chart({ type: 'line', title: 'T', rows: years })).match(/class="g-line" d="([^"]+)"/) ?? [];
    const [, near = 0, far = 0] = [...data.matchAll(/[Ml ]?(-?\d*\.?\d+)[,-]/g)].map(([, x]) => Number(x));
    expect(far / near).toBeCloseTo(9, 0);
  });

  it('names every one of several series', () => {
    const several = [
      { label: 'Jan', values: [1, 5] },
      { label: 'Feb', values: [null, 6] },
      { label: 'Mar', values: [3, 7] },
    ];
    const drawn = chart({
      type: 'line',
      title: 'Rain',
      rows: several,
      columns: ['Month', 'Delhi', 'Pune'],
      unit: 'mm',
    });
    const markup = serialize(drawn);
    expect(markup).toContain('>Delhi<');
    expect(markup).toContain('>Pune<');
    expect(drawn.properties.ariaLabel).toBe(
      'Line chart: Rain. Delhi: from 1\u00a0mm in Jan to 3\u00a0mm in Mar; Pune: from 5\u00a0mm in Jan to 7\u00a0mm in Mar.',
    );
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('keeps the names under it inside the frame', () => {
    const data = rows({
      'A strait with a long name indeed': 3,
      'A canal': 2,
      'Another strait with a long name': 1,
    });
    const markup = serialize(chart({ type: 'line', title: 'T', rows: data }));
    const names = [...markup.matchAll(/x="([\d.]+)"[^>]*text-anchor="middle">([^<]+)</g)];
    expect(names.length).toBeGreaterThan(1);
    for (const [, x, name = ''] of names) {
      const half = textWidth(name, CHART_TYPE.tick.narrow) / 2;
      expect([Number(x) - half >= 0, Number(x) + half <= CHART_WIDTH], name).toEqual([true, true]);
    }
  });

  it.each([
    ['one row', rows({ 2007: 3 })],
    ['equal values', rows({ 2007: 3, 2008: 3 })],
    ['zeros', rows({ a: 0, b: 0 })],
    ['falls below zero', rows({ a: -4, b: -9 })],
    ['200 rows', Array.from({ length: 200 }, (_, at) => ({ label: `row ${at}`, values: [at % 7] }))],
  ])('draws %s', (_, data) => {
    expect(serialize(chart({ type: 'line', title: 'T', rows: data }))).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('sizes of type', () => {
  const css = readFileSync(new URL('graphics.css', import.meta.url), 'utf8');
  const CLASS = {
    pin: 'g-t-pin',
    sea: 'g-t-sea',
    degrees: 'g-t-deg',
    head: 'g-t-head',
    sub: 'g-t-sub',
    tick: 'g-t-tick',
    note: 'g-t-note',
    row: 'g-t-row',
    value: 'g-t-val',
    series: 'g-t-series',
    end: 'g-t-end',
  };
  const sizesOf = (name: string): number[] =>
    [...css.matchAll(new RegExp(`\\.${name}(?![\\w-])[^{}]*\\{([^}]*)\\}`, 'g'))]
      .map(([, body = '']) => /font-size: (\d+)px/.exec(body)?.[1])
      .filter((size) => size !== undefined)
      .map(Number);

  it.each(Object.entries(CLASS))('%s is measured as the sheet sets it', (kind, name) => {
    const type = Object.entries({ ...MAP_TYPE, ...CHART_TYPE }).find(([known]) => known === kind)?.[1];
    const sizes = sizesOf(name);
    expect(sizes[0]).toBe(type?.wide);
    if (kind !== 'sea') expect(sizes[1]).toBe(type?.narrow);
  });
});
