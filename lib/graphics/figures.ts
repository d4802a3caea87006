/** Numbers as charts print them. */

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** Signs that are set against the figure, before it or after it. */
const BEFORE = /^[$€£₹¥]$/;
const AFTER = /^[%‰°]$/;
/** Abbreviations stand after every figure, words after the first of a column. */
const LONGEST_ABBREVIATION = 4;

export const isWord = (unit: string): boolean => unit.length > LONGEST_ABBREVIATION;

/** `1,234.5`, with a true minus sign. */
export const figure = (value: number): string => decimals.format(value).replace('-', '−');

/** An axis label: `1,500`, `20K`, `1.5M`. */
export const axisFigure = (value: number): string =>
  (Math.abs(value) >= 100_000 ? compact.format(value) : decimals.format(value)).replace('-', '−');

/** The figure with its unit: `46%`, `1.5 °C`, `$5`, `800 wickets`. */
export function figureWithUnit(value: number, unit = ''): string {
  if (unit === '') return figure(value);
  if (BEFORE.test(unit)) return value < 0 ? `−${unit}${figure(-value)}` : `${unit}${figure(value)}`;
  return AFTER.test(unit) ? `${figure(value)}${unit}` : `${figure(value)}\u00a0${unit}`;
}
