/** Pins, dots and names, as flat maps and globes share them. */
import type { Element } from 'hast';
import type { Box, Point } from './geometry.ts';
import type { Placed } from './label-placement.ts';
import type { MapKind } from './map-labels.ts';
import { draw, tenth, write } from './svg.ts';

/** What lies under a name decides its colour. */
export type Ground = 'land' | 'sea' | 'focus';

const GROUND: Record<Ground, string> = { land: '', sea: ' g-wet', focus: ' g-on' };

const CLASS: Record<MapKind, string> = {
  pin: 'g-t-pin',
  country: 'g-t-country',
  city: 'g-t-place',
  sea: 'g-t-sea',
  degrees: 'g-t-deg',
};

export const nameMark = ({ label, at, anchor, minor }: Placed<MapKind>, ground: Ground): Element =>
  write(`${CLASS[label.kind]}${GROUND[ground]}${minor ? ' g-minor' : ''}`, label.text, {
    x: tenth(at[0]),
    y: tenth(at[1]),
    textAnchor: anchor === 'start' ? undefined : anchor,
  });

export const dotMark = ([x, y]: Point, minor: boolean): Element =>
  draw('circle', `g-dot${minor ? ' g-minor' : ''}`, { cx: tenth(x), cy: tenth(y), r: 8 });

const PIN_RADIUS = 19;

export const pinMark = ([x, y]: Point): Element =>
  draw('g', 'g-pin', {}, [
    draw('circle', 'g-pin-o', { cx: tenth(x), cy: tenth(y), r: PIN_RADIUS }),
    draw('circle', 'g-pin-i', { cx: tenth(x), cy: tenth(y), r: 8 }),
  ]);

const around = ([x, y]: Point, by: number): Box => ({ x0: x - by, y0: y - by, x1: x + by, y1: y + by });

/** What names keep off: the pin, a town's dot, and the boxes along a line. */
export const pinObstacle = (at: Point): Box => around(at, PIN_RADIUS + 4);
export const dotObstacle = (at: Point): Box => around(at, 11);

export function lineObstacles(line: readonly Point[]): Box[] {
  return line.slice(1).flatMap((to, index) => {
    const from = line[index] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 16));
    return Array.from({ length: steps + 1 }, (_, step) =>
      around([from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps], 7),
    );
  });
}
