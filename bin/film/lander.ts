/** The lander as a sign: a box on four legs, two of them seen, with its engines below. */
import type { Element } from 'hast';
import { draw, tenth } from '#lib/graphics/svg.ts';

/** From the lander's middle down to its feet, in viewBox units. */
export const FEET = 22;

const LEGS = 'M-14,6L-24,20M14,6L24,20M-29,22h10M19,22h10';
const BELLS = 'M-9,10l-3,7h8l-3,-7M7,10l-3,7h8l-3,-7';

export interface Lander {
  x: number;
  y: number;
  /** Degrees from upright. */
  tilt: number;
  /** How many engines burn. */
  engines: number;
  /** Of the film: the exhaust wavers with it. */
  second: number;
}

function drawExhaust(engines: number, second: number, stroke: string): Element[] {
  if (engines === 0) return [];
  const length = (engines === 4 ? 26 : 16) + 3 * Math.sin(second * 21);
  return [-11, -8, -5, 5, 8, 11].map((x) =>
    draw('line', '', {
      x1: x,
      y1: 20,
      x2: x,
      // The middle of each jet is the longest.
      y2: tenth(20 + length * (Math.abs(x) === 8 ? 1 : 0.55)),
      stroke,
      'stroke-width': 2,
    }),
  );
}

/** @param colour the value of a design token, without `--color-` */
export function drawLander(lander: Lander, colour: (token: string) => string): Element {
  const edge = { stroke: colour('ink'), 'stroke-width': 2.5 };
  const transform = `translate(${lander.x} ${lander.y}) rotate(${tenth(lander.tilt)})`;
  return draw('g', '', { transform }, [
    ...drawExhaust(lander.engines, lander.second, colour('control')),
    draw('path', '', { d: LEGS, fill: 'none', ...edge }),
    draw('path', '', { d: BELLS, fill: colour('ink') }),
    draw('path', '', { d: 'M-15,-10L-10,-16H10L15,-10V10H-15z', fill: colour('paper'), ...edge }),
    draw('path', '', { d: 'M-15,-10H15', ...edge }),
  ]);
}
