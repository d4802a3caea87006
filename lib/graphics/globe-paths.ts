/** Path data of the globe's land, borders, lines and arcs in an orthographic projection. */
import { type GeoProjection, geoGraticule, geoInterpolate, geoPath } from 'd3-geo';
import type { Line, Point } from './geometry.ts';
import { lineData } from './path-data.ts';
import { simplifyLine, simplifyRing } from './simplify.ts';
import { coarseWorld, type Shape } from './world.ts';

/** Longitude, latitude. */
export type Position = readonly [lon: number, lat: number];

const asPositions = (rings: readonly Line[]): number[][][] =>
  rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]));

const land = (shapes: readonly Shape[]): GeoJSON.MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: shapes.map(({ rings }) => asPositions(rings)),
});

const lines = (coordinates: number[][][]): GeoJSON.MultiLineString => ({
  type: 'MultiLineString',
  coordinates,
});

/** Lines of a path as d3 writes it: absolute, `M x,y L x,y`, a ring ending in `Z`. */
function parts(data: string | null): { line: Line; isRing: boolean }[] {
  return (data ?? '')
    .split('M')
    .filter(Boolean)
    .map((part) => ({
      isRing: part.endsWith('Z'),
      line: part
        .replace('Z', '')
        .split('L')
        .map((pair): Point => {
          const [x = 0, y = 0] = pair.split(',').map(Number);
          return [x, y];
        }),
    }));
}

const compact = (data: string | null, tolerance: number): string =>
  parts(data)
    .map(({ line, isRing }) =>
      isRing ? lineData(simplifyRing(line, tolerance), true) : lineData(simplifyLine(line, tolerance)),
    )
    .join('');

/** Points along a meridian from pole to pole, every two degrees. */
export const meridianLine = (lon: number): Position[] =>
  Array.from({ length: 90 }, (_, at) => [lon, -89 + 2 * at]);

/** Points along the shortest way between two places. */
export function greatCircle(from: Position, to: Position): Position[] {
  const between = geoInterpolate([...from], [...to]);
  return Array.from({ length: 49 }, (_, at) => between(at / 48));
}

/** Path data for the layers of a globe, simplified to `tolerance` drawing units. */
export function globePaths(projection: GeoProjection, tolerance: number) {
  const path = geoPath(projection).digits(1);
  const world = coarseWorld();
  return {
    land: compact(path(land(world.land)), tolerance),
    borders: compact(path(lines(world.borders.flatMap(({ rings }) => asPositions(rings)))), tolerance),
    graticule: compact(path(geoGraticule().step([30, 15])()), tolerance / 2),
    line: (positions: readonly Position[]): string =>
      compact(path(lines([positions.map(([lon, lat]) => [lon, lat])])), tolerance / 4),
  };
}
