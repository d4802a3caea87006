/** Sizes of type as `graphics.css` sets them, in units of a viewBox 1200 wide: wide, and narrow as on a phone. */

interface Sizes {
  wide: number;
  narrow: number;
}

export const MAP_TYPE = {
  pin: { wide: 42, narrow: 58 },
  country: { wide: 30, narrow: 44 },
  city: { wide: 30, narrow: 44 },
  sea: { wide: 33, narrow: 44 },
  degrees: { wide: 28, narrow: 40 },
} as const satisfies Record<string, Sizes>;

export const CHART_TYPE = {
  head: { wide: 58, narrow: 64 },
  sub: { wide: 34, narrow: 42 },
  tick: { wide: 32, narrow: 42 },
  note: { wide: 34, narrow: 42 },
  row: { wide: 36, narrow: 46 },
  value: { wide: 36, narrow: 46 },
  series: { wide: 32, narrow: 42 },
  end: { wide: 36, narrow: 46 },
} as const satisfies Record<string, Sizes>;
