/** The globe as seen from above a point: for stories about distance, and for places near a pole. */
import { type GeoProjection, geoDistance, geoOrthographic } from 'd3-geo';
import type { Element } from 'hast';
import type { Point } from './geometry.ts';
import { globePaths, greatCircle, meridianLine, type Position } from './globe-paths.ts';
import { placeLabels } from './label-placement.ts';
import { cityLabel, type MapKind, measureMapText, pinLabel } from './map-labels.ts';
import { dotMark, dotObstacle, lineObstacles, nameMark, pinMark, pinObstacle } from './map-marks.ts';
import type { NamedPoint } from './map-subject.ts';
import { draw } from './svg.ts';

export interface GlobeSubject {
  center: { lat: number; lon: number };
  /** The story's place, with a pin; without one it is the city nearest the centre. The meridian runs through it. */
  place?: NamedPoint;
  cities: readonly NamedPoint[];
  /** Pairs of places to join along the great circle. */
  arcs: readonly (readonly [NamedPoint, NamedPoint])[];
  width: number;
  height: number;
  /** Simplification in drawing units. */
  tolerance: number;
}

/** Space that cities keep from the frame, so that their names fit. */
const MARGIN = { x: 150, y: 60 };
/** Radius in heights of the picture: the whole globe, one cut above and below, and the nearest view. */
const RADIUS = { whole: 0.45, cut: 0.62, near: 1.1 };

/** A radius at which every city is in the frame. */
function radiusFor({ center, cities, width, height }: GlobeSubject): number {
  const unit = geoOrthographic().rotate([-center.lon, -center.lat]).translate([0, 0]).scale(1);
  const room = cities.map(({ lon, lat }) => {
    const [x, y] = unit([lon, lat]) ?? [0, 0];
    return Math.min((width / 2 - MARGIN.x) / Math.abs(x), (height / 2 - MARGIN.y) / Math.abs(y));
  });
  const share = Math.min(RADIUS.near, ...room.map((radius) => radius / height));
  return Math.round(height * (share < RADIUS.cut ? RADIUS.whole : share));
}

function nearestCity({ center, cities }: GlobeSubject): NamedPoint | undefined {
  const distance = ({ lon, lat }: NamedPoint): number => geoDistance([lon, lat], [center.lon, center.lat]);
  return cities.toSorted((a, b) => distance(a) - distance(b))[0];
}

const project = (projection: GeoProjection, [lon, lat]: Position): Point => projection([lon, lat]) ?? [0, 0];

/** Elements for an `<svg>` of the subject's size, and the names left out: cities behind the globe, or without room. */
export function drawGlobe(subject: GlobeSubject): { elements: Element[]; left: string[] } {
  const { center, place, width, height } = subject;
  const radius = radiusFor(subject);
  const projection = geoOrthographic()
    .rotate([-center.lon, -center.lat])
    .translate([width / 2, height / 2])
    .scale(radius)
    .clipAngle(90)
    .clipExtent([
      [-6, -6],
      [width + 6, height + 6],
    ])
    .precision(0.6);
  const isVisible = ({ lat, lon }: NamedPoint): boolean =>
    geoDistance([lon, lat], [center.lon, center.lat]) < Math.PI / 2;
  const towns = subject.cities
    .filter(isVisible)
    .map(({ name, lat, lon }) => ({ name, at: project(projection, [lon, lat]) }));
  const ways = subject.arcs.map(([from, to]) => greatCircle([from.lon, from.lat], [to.lon, to.lat]));
  const meridian = meridianLine((place ?? nearestCity(subject))?.lon ?? center.lon);
  const pin = place && project(projection, [place.lon, place.lat]);
  const placed = placeLabels<MapKind>(
    [
      ...(place?.name && pin ? [pinLabel(place.name, pin, [])] : []),
      ...towns.map(({ name, at }) => cityLabel(name, at, [])),
    ],
    {
      frame: { x0: 10, y0: 10, x1: width - 10, y1: height - 10 },
      obstacles: [...(pin ? [pinObstacle(pin)] : []), ...towns.map(({ at }) => dotObstacle(at))],
      avoid: [...ways, meridian].flatMap((line) =>
        lineObstacles(line.map((point) => project(projection, point))),
      ),
      measure: measureMapText,
    },
  );
  const named = new Map(placed.map((label) => [label.label.text, label]));
  const circle = { cx: width / 2, cy: height / 2, r: radius };
  const paths = globePaths(projection, subject.tolerance);
  return {
    elements: [
      draw('rect', 'g-sky', { width, height }),
      draw('circle', 'g-sea', circle),
      draw('path', 'g-grat', { d: paths.graticule }),
      draw('path', 'g-land', { d: paths.land }),
      draw('path', 'g-border', { d: paths.borders }),
      draw('circle', 'g-rim', circle),
      draw('path', 'g-meridian', { d: paths.line(meridian) }),
      ...ways.map((way) => draw('path', 'g-arc', { d: paths.line(way) })),
      ...towns.flatMap(({ name, at }) => {
        const label = named.get(name);
        return label ? [dotMark(at, label.minor)] : [];
      }),
      ...(pin ? [pinMark(pin)] : []),
      ...placed.map((label) => nameMark(label, 'land')),
    ],
    left: subject.cities.map(({ name }) => name).filter((name) => !named.has(name)),
  };
}
