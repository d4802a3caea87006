/** A place near a pole, which Mercator cannot show: the globe seen from above it. */
import type { Element } from 'hast';
import { drawGlobe } from './globe.ts';

/** Coarse enough for a map of 12 KB. */
const TOLERANCE = 3.4;

/** Elements for an `<svg>` of the given size in drawing units. */
export function drawPolarMap(
  place: { name?: string | undefined; lat: number; lon: number },
  width: number,
  height: number,
): Element[] {
  const { lat, lon } = place;
  const subject = { center: { lat, lon }, place: { name: place.name ?? '', lat, lon }, cities: [], arcs: [] };
  return drawGlobe({ ...subject, width, height, tolerance: TOLERANCE }).elements;
}
