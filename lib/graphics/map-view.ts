/** What part of the world a map shows, and where its places fall on the drawing. */
import type { Box, Line, Point } from './geometry.ts';
import type { Shape } from './world.ts';

/** Mercator: the only common projection in which a meridian is a straight vertical line everywhere. */
export interface MapView {
  /** Size of the drawing in its own units. */
  width: number;
  height: number;
  /** Degrees shown: x for longitude (may pass ±180), y for latitude. */
  degrees: Box;
  /** Where a place falls; a longitude is taken on the side of the globe that is nearest the view's centre. */
  project(lon: number, lat: number): Point;
  /** The rings or lines of a shape in drawing units, once for each turn of the globe that comes into view. */
  projectShape(shape: Shape): Line[];
}

const RADIAN = Math.PI / 180;
/** Beyond it a Mercator map stretches a degree to more than five times its width. */
const HIGHEST = 80;

const rise = (lat: number): number =>
  Math.asinh(Math.tan(Math.max(-86, Math.min(86, lat)) * RADIAN)) / RADIAN;
const latitude = (risen: number): number => Math.atan(Math.sinh(risen * RADIAN)) / RADIAN;

function makeView(lon: number, risen: number, perDegree: number, width: number, height: number): MapView {
  const at = (east: number, lat: number): Point => [
    width / 2 + (east - lon) * perDegree,
    height / 2 - (rise(lat) - risen) * perDegree,
  ];
  const half = width / 2 / perDegree;
  const tall = height / 2 / perDegree;
  const degrees = {
    x0: lon - half,
    x1: lon + half,
    y0: latitude(risen - tall),
    y1: latitude(risen + tall),
  };
  const inView = ({ bounds }: Shape, turn: number): boolean =>
    bounds.x0 + turn < degrees.x1 &&
    bounds.x1 + turn > degrees.x0 &&
    bounds.y0 < degrees.y1 &&
    bounds.y1 > degrees.y0;
  return {
    width,
    height,
    degrees,
    project: (east, lat) => at(east - 360 * Math.round((east - lon) / 360), lat),
    projectShape: (shape) =>
      [-720, -360, 0, 360, 720]
        .filter((turn) => inView(shape, turn))
        .flatMap((turn) => shape.rings.map((ring) => ring.map(([east, lat]) => at(east + turn, lat)))),
  };
}

/** A view that holds a box of degrees and fills the drawing; west may be greater than east, over the 180th meridian. */
export function viewOfBox(
  [west, south, east, north]: readonly [number, number, number, number],
  width: number,
  height: number,
): MapView {
  const right = east <= west ? east + 360 : east;
  const [bottom, top] = [rise(Math.max(south, -HIGHEST)), rise(Math.min(north, HIGHEST + 3))];
  const perDegree = Math.min(width / (right - west), height / (top - bottom));
  return makeView((west + right) / 2, (bottom + top) / 2, perDegree, width, height);
}

/** A view around a place; `span` is the degrees of longitude from edge to edge. */
export function viewOfPlace(lat: number, lon: number, span: number, width: number, height: number): MapView {
  const perDegree = width / span;
  const tall = height / 2 / perDegree;
  const limit = Math.max(0, rise(HIGHEST + 3) - tall);
  const risen = Math.max(-limit, Math.min(limit, rise(lat)));
  return makeView(lon, risen, perDegree, width, height);
}
