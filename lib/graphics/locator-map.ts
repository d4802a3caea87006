/** The locator map of a story or of `::map`: where it happened, drawn on the server, coloured by the page. */
import type { Element } from 'hast';
import { coordinates } from './coordinates.ts';
import { naturalEarthName, readersName } from './country-names.ts';
import { drawMap } from './map-drawing.ts';
import { viewOfPlace } from './map-view.ts';
import { drawPolarMap } from './polar-map.ts';
import { draw } from './svg.ts';
import { coarseWorld, countryAt, mediumWorld } from './world.ts';

export interface MapPlace {
  /** Degrees, north and east positive. */
  lat: number;
  lon: number;
  label?: string | undefined;
  /** As on web maps: every step halves the width. 1 shows half the globe, 4 (the default) 22°, 8 a city's surroundings. */
  zoom?: number | undefined;
}

/** CSS pixels of the picture's place on a wide page; their ratio is the map's. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Units across every map; `graphics.css` sets type and lines for this width. */
export const MAP_WIDTH = 1200;
const DEFAULT_ZOOM = 4;
/** A wider map is drawn from the coarse atlas. */
const COARSE_SPAN = 100;
/** Bytes of path data that leave room for names below 12 KB. */
const BUDGET = 9_000;
/** Nearer to a pole Mercator shows nothing truthful. */
const POLAR = 75;
/** Maps kept; a map is at most 12 KB of text, a few times that as a tree. */
const KEPT = 64;

const kept = new Map<string, Element>();

/** A text alternative: `Map showing Baghdad, Iraq, at 33.3° N 44.4° E`. */
export function summaryOfMap({ lat, lon, label }: MapPlace): string {
  const country = countryAt(mediumWorld(), lat, lon);
  const name = country && readersName(country.name);
  const isNamed = label && name && (label.includes(name) || naturalEarthName(label) === country.name);
  const where = [label, isNamed ? undefined : name].filter(Boolean).join(', ');
  return `Map showing ${where ? `${where}, at ` : ''}${coordinates(lat, lon)}`;
}

function drawLocator(place: MapPlace, { width, height }: PictureSize): Element {
  const tall = Math.round((MAP_WIDTH * height) / width);
  const span = 360 / 2 ** Math.min(9, Math.max(1, place.zoom ?? DEFAULT_ZOOM));
  const country = countryAt(mediumWorld(), place.lat, place.lon);
  const subject = {
    world: span > COARSE_SPAN ? coarseWorld() : mediumWorld(),
    view: viewOfPlace(place.lat, place.lon, span, MAP_WIDTH, tall),
    place: { name: place.label, lat: place.lat, lon: place.lon },
    focus: country ? [country.name] : [],
    nameCountries: true,
    budget: BUDGET,
  };
  const elements =
    Math.abs(place.lat) > POLAR ? drawPolarMap(subject.place, MAP_WIDTH, tall) : drawMap(subject).elements;
  return draw(
    'svg',
    'g g-map g-w',
    { viewBox: `0 0 ${MAP_WIDTH} ${tall}`, width, height, role: 'img', ariaLabel: summaryOfMap(place) },
    elements,
  );
}

/**
 * A map around a place, at most 12 KB as markup: `<svg role="img">` with the classes of `graphics.css` and no style,
 * script or id of its own. Equal arguments give the same element: do not change it.
 */
export function locatorMap(place: MapPlace, size: PictureSize): Element {
  const key = JSON.stringify([place.lat, place.lon, place.label, place.zoom, size.width, size.height]);
  const known = kept.get(key);
  kept.delete(key);
  const map = known ?? drawLocator(place, size);
  kept.set(key, map);
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
  return map;
}
