/**
 * Natural Earth's countries, from `world-atlas`, as rings of longitude and latitude ready to be drawn on a plane.
 * Read at first use and kept: about 30 ms for 50m, and 4 MB.
 */
import { createRequire } from 'node:module';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { type Box, boundsOf, isInside, type Line, type Point } from './geometry.ts';

type Objects = { countries: GeometryCollection<{ name: string }>; land: GeometryCollection };
export type Atlas = Topology<Objects>;

/** An outline with its holes; `bounds` holds degrees, x for longitude, which passes ±180 where the shape does. */
export interface Shape {
  rings: Line[];
  bounds: Box;
}

export interface Country {
  /** Natural Earth's name; see `readersName`. */
  name: string;
  shapes: Shape[];
}

export interface World {
  countries: Country[];
  land: Shape[];
  /** Lines between two countries, each once. */
  borders: Shape[];
}

/** Longitudes made continuous: a ring over the 180th meridian goes on counting instead of jumping. */
function unwrap(ring: readonly (readonly number[])[]): Line {
  const line: Point[] = [];
  let turn = 0;
  let before = ring[0]?.[0] ?? 0;
  for (const [lon = 0, lat = 0] of ring) {
    if (lon - before > 180) turn -= 360;
    if (before - lon > 180) turn += 360;
    before = lon;
    line.push([lon + turn, lat]);
  }
  // Antarctica goes once around: it is closed over the pole.
  const [start, end] = [line[0], line.at(-1)];
  if (start && end && Math.abs(end[0] - start[0]) > 180) line.push([end[0], -90], [start[0], -90]);
  return line;
}

function toShape(rings: readonly (readonly (readonly number[])[])[]): Shape {
  const lines = rings.map(unwrap);
  return { rings: lines, bounds: boundsOf(lines.flat()) };
}

function shapesOf(geometry: GeoJSON.Geometry): Shape[] {
  if (geometry.type === 'Polygon') return [toShape(geometry.coordinates)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map(toShape);
  return [];
}

/** Builds a world from an atlas of `world-atlas`' form. */
export function buildWorld(atlas: Atlas): World {
  const { countries, land } = atlas.objects;
  return {
    countries: feature(atlas, countries).features.map(({ properties, geometry }) => ({
      name: properties.name,
      shapes: shapesOf(geometry),
    })),
    land: feature(atlas, land).features.flatMap(({ geometry }) => shapesOf(geometry)),
    borders: mesh(atlas, countries, (a, b) => a !== b).coordinates.map((line) => toShape([line])),
  };
}

const require = createRequire(import.meta.url);
const worlds: { coarse?: World; medium?: World } = {};

/** 1:110 million: continents. */
export const coarseWorld = (): World =>
  (worlds.coarse ??= buildWorld(require('world-atlas/countries-110m.json') as Atlas)); // the package has no types

/** 1:50 million: countries and regions. */
export const mediumWorld = (): World =>
  (worlds.medium ??= buildWorld(require('world-atlas/countries-50m.json') as Atlas)); // the package has no types

/** Whether a shape holds a place, whichever way around the globe its longitudes count. */
const holds = ({ rings, bounds }: Shape, lon: number, lat: number): boolean =>
  [-360, 0, 360].some(
    (turn) =>
      lon + turn >= bounds.x0 &&
      lon + turn <= bounds.x1 &&
      lat >= bounds.y0 &&
      lat <= bounds.y1 &&
      isInside([lon + turn, lat], rings),
  );

/** The country at a place, or undefined at sea. */
export const countryAt = (world: World, lat: number, lon: number): Country | undefined =>
  world.countries.find(({ shapes }) => shapes.some((shape) => holds(shape, lon, lat)));
