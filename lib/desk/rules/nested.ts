/** Rules for the groups of fields that several documents hold. */
import type { Picture, Place } from 'contentlayer/generated';
import type { Fault, FieldPath } from '../fault.ts';
import { mediaSource, within } from './checks.ts';

export function checkPlace(place: Place | undefined | null, field: FieldPath): Fault[] {
  if (!place) return [];
  return [
    ...within(place.lat, [-90, 90], [...field, 'lat']),
    ...within(place.lon, [-180, 180], [...field, 'lon']),
    ...within(place.zoom, [0, 18], [...field, 'zoom']),
  ];
}

export function checkPicture(picture: Picture | undefined | null, field: FieldPath): Fault[] {
  if (!picture) return [];
  const focus = picture.focalPoint;
  const point = [...field, 'focalPoint'];
  return [
    ...mediaSource(picture.src, [...field, 'src']),
    ...(focus && focus.length !== 2
      ? [{ field: point, message: 'It must be two numbers.', remedy: 'Write [0.5, 0.3]: across, then down.' }]
      : (focus ?? []).flatMap((share, i) => within(share, [0, 1], [...point, i]))),
  ];
}
