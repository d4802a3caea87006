/** The names on a map, and the positions that each may take. */
import { type Box, boundsOf, doubleArea, isInside, type Line, type Point } from './geometry.ts';
import type { Anchor, Candidate, Label, Measure } from './label-placement.ts';
import { simplifyRing } from './simplify.ts';
import { textWidth } from './text-width.ts';
import { MAP_TYPE } from './type-sizes.ts';

export type MapKind = keyof typeof MAP_TYPE;

export const measureMapText: Measure<MapKind> = (text, kind, narrow) => {
  const size = MAP_TYPE[kind][narrow ? 'narrow' : 'wide'];
  const bold = kind === 'pin' || kind === 'country' || kind === 'degrees';
  return { width: textWidth(text, size, { face: kind === 'sea' ? 'serif' : 'sans', bold }), height: size };
};

/** Nine points of a box, for asking what lies under it. */
export function samplesOf({ x0, y0, x1, y1 }: Box): Point[] {
  return [x0, (x0 + x1) / 2, x1].flatMap((x) => [y0 + 4, (y0 + y1) / 2, y1 - 4].map((y): Point => [x, y]));
}

/** Cost of the share of a box that lies outside the rings. */
const outside =
  (rings: readonly Line[], weight: number) =>
  (box: Box): number =>
    samplesOf(box).filter((point) => !isInside(point, rings)).length * weight;

/** Beside a point: right, left, then above and below, with the text's near end at the point. */
function beside([x, y]: Point, gap: number, drop: number): Candidate[] {
  const positions: [number, number, Anchor][] = [
    [gap, 0, 'start'],
    [-gap, 0, 'end'],
    [gap * 0.7, -drop, 'start'],
    [-gap * 0.7, -drop, 'end'],
    [gap * 0.7, drop, 'start'],
    [-gap * 0.7, drop, 'end'],
  ];
  return positions.map(([dx, dy, anchor], at) => ({ at: [x + dx, y + dy], anchor, cost: at * 0.8 }));
}

/** The story's place, beside its pin; better on one ground than across a coast. */
export function pinLabel(text: string, at: Point, grounds: readonly (readonly Line[])[]): Label<MapKind> {
  return { text, kind: 'pin', candidates: beside(at, 32, 44), ground: evenness(grounds) };
}

/** A town, beside its dot. */
export function cityLabel(text: string, at: Point, grounds: readonly (readonly Line[])[]): Label<MapKind> {
  const above: Candidate[] = [-38, 38].map((dy) => ({ at: [at[0], at[1] + dy], anchor: 'middle', cost: 2 }));
  return { text, kind: 'city', candidates: [...beside(at, 20, 30), ...above], ground: evenness(grounds) };
}

/** Cost of lying across several grounds: half land and half sea is hard to read. */
const evenness =
  (grounds: readonly (readonly Line[])[]) =>
  (box: Box): number =>
    grounds.reduce((cost, rings) => {
      const inside = samplesOf(box).filter((point) => isInside(point, rings)).length;
      return cost + Math.min(inside, 9 - inside) * 0.7;
    }, 0);

/** The meridian's name, at its upper end or, failing that, its lower one; never on the dark country. */
export function degreesLabel(
  text: string,
  x: number,
  height: number,
  focus: readonly Line[],
): Label<MapKind> {
  const candidates = [40, height - 40].flatMap((y, end): Candidate[] => [
    { at: [x + 14, y], anchor: 'start', cost: end * 2 },
    { at: [x - 14, y], anchor: 'end', cost: end * 2 + 1 },
  ]);
  const onFocus = (box: Box): number => samplesOf(box).filter((point) => isInside(point, focus)).length;
  return { text, kind: 'degrees', candidates, ground: onFocus };
}

export interface AreaGrounds {
  own: readonly Line[];
  foreign: readonly Line[];
  land: readonly Line[];
}

/** A name that the desk put at a point: there, or a little away from it; a country on its land, a sea off any. */
export function areaLabel(
  text: string,
  kind: 'country' | 'sea',
  [x, y]: Point,
  { own, foreign, land }: AreaGrounds,
): Label<MapKind> {
  const candidates = [0, -36, 36, -72, 72, -108, 108].flatMap((dy) =>
    [0, -45, 45, -90, 90, -140, 140].map(
      (dx): Candidate => ({ at: [x + dx, y + dy], anchor: 'middle', cost: Math.hypot(dx, dy) / 45 }),
    ),
  );
  const inside = (box: Box, rings: readonly Line[]): number =>
    samplesOf(box).filter((point) => isInside(point, rings)).length;
  const onCountry = (box: Box): number => {
    const strays = inside(box, foreign);
    return strays > 3 ? Infinity : outside(own, 0.7)(box) + strays * 2;
  };
  return { text, kind, candidates, ground: kind === 'country' ? onCountry : (box) => inside(box, land) };
}

/** Smallest visible area, in square units, that gets its country's name. */
const NAMED_AREA = 9000;
/** Tolerance at which a country still shows where its name fits, in drawing units. */
const ROUGHLY = 4;
/** How many of nine points of a name may lie outside its country. */
const TOLERATED = 2;

/** A country's name wherever it fits inside what is seen of it; undefined where there is little to see. */
export function countryLabel(
  text: string,
  outlines: readonly Line[],
): (Label<MapKind> & { area: number }) | undefined {
  const rings = outlines.map((ring) => simplifyRing(ring, ROUGHLY)).filter((ring) => ring.length > 2);
  const area = rings.reduce((sum, ring) => sum + Math.abs(doubleArea(ring)) / 2, 0);
  const largest = rings.toSorted((a, b) => Math.abs(doubleArea(b)) - Math.abs(doubleArea(a)))[0];
  if (!largest || area < NAMED_AREA) return undefined;
  const { x0, y0, x1, y1 } = boundsOf(largest);
  const [middleX, middleY] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const candidates = Array.from({ length: 11 * 11 }, (_, at): Candidate => {
    const [x, y] = [
      x0 + ((x1 - x0) * ((at % 11) + 1)) / 12,
      y0 + ((y1 - y0) * (Math.floor(at / 11) + 1)) / 12,
    ];
    return { at: [x, y], anchor: 'middle', cost: Math.hypot(x - middleX, y - middleY) / 200 };
  }).filter(({ at }) => isInside(at, rings));
  const within = (box: Box): number => {
    const strays = samplesOf(box).filter((point) => !isInside(point, rings)).length;
    return strays > TOLERATED ? Infinity : strays;
  };
  return { text, kind: 'country', candidates, ground: within, area };
}
