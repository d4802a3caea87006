/** A map put together: layers, meridian, route, pin and names, as elements for an `<svg>` of the view's size. */
import type { Element } from 'hast';
import { meridianName } from './coordinates.ts';
import { naturalEarthName, readersName } from './country-names.ts';
import { isInside } from './geometry.ts';
import { type Label, type Placed, placeLabels } from './label-placement.ts';
import {
  type AreaGrounds,
  areaLabel,
  cityLabel,
  countryLabel,
  degreesLabel,
  type MapKind,
  measureMapText,
  pinLabel,
} from './map-labels.ts';
import { drawLayers, graticule, type MapLayers, ringsInView } from './map-layers.ts';
import {
  dotMark,
  dotObstacle,
  type Ground,
  lineObstacles,
  nameMark,
  pinMark,
  pinObstacle,
} from './map-marks.ts';
import type { MapSubject } from './map-subject.ts';
import { lineData } from './path-data.ts';
import { draw, tenth } from './svg.ts';

export interface MapDrawing {
  elements: Element[];
  /** Names that found no room. */
  left: string[];
}

/** Names keep this far from the frame. */
const INSET = 10;

/** The countries that name themselves, largest first. */
function countryLabels(subject: MapSubject): Label<MapKind>[] {
  const given = new Set(subject.labels?.map(({ name }) => name));
  return subject.world.countries
    .filter(({ name }) => subject.nameCountries || subject.focus.includes(name))
    .filter(({ name }) => !given.has(readersName(name)) && !given.has(name))
    .map(({ name, shapes }) => countryLabel(readersName(name), ringsInView(subject.view, shapes)))
    .filter((label) => label !== undefined)
    .sort((a, b) => b.area - a.area);
}

const ORDER = ['city', 'country', 'sea'];

/** Land for a name to lie on, its own country's where it is one, and highlighted land that is not its own. */
function groundsFor(subject: MapSubject, name: string, { landRings, focusRings }: MapLayers): AreaGrounds {
  const known = naturalEarthName(name);
  const country = subject.world.countries.find((candidate) => candidate.name === known);
  return {
    own: country ? ringsInView(subject.view, country.shapes) : landRings,
    foreign: subject.focus.includes(known) ? [] : focusRings,
    land: landRings,
  };
}

function givenLabels(subject: MapSubject, layers: MapLayers): Label<MapKind>[] {
  const { labels = [], view } = subject;
  return labels
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .map(({ name, lat, lon, kind }) => {
      const at = view.project(lon, lat);
      return kind === 'city'
        ? cityLabel(name, at, [layers.landRings, layers.focusRings])
        : areaLabel(name, kind, at, groundsFor(subject, name, layers));
    });
}

function groundOf({ box }: Placed<MapKind>, { focusRings, landRings }: MapLayers): Ground {
  const middle = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2] as const;
  if (isInside(middle, focusRings)) return 'focus';
  return isInside(middle, landRings) ? 'land' : 'sea';
}

function layerElements({ land, borders, focus }: MapLayers): Element[] {
  return [
    land ? draw('path', 'g-land', { fillRule: 'evenodd', d: land }) : undefined,
    borders ? draw('path', 'g-border', { d: borders }) : undefined,
    focus ? draw('path', 'g-focus', { fillRule: 'evenodd', d: focus }) : undefined,
  ].filter((element) => element !== undefined);
}

/** Draws a subject; the same subject gives the same elements. */
export function drawMap(subject: MapSubject): MapDrawing {
  const { view, place } = subject;
  const { width, height } = view;
  const layers = drawLayers(subject.world, view, subject.focus, subject.budget);
  const at = view.project(place.lon, place.lat);
  const way = (subject.route ?? []).map(([lon, lat]) => view.project(lon, lat));
  const towns = (subject.labels ?? [])
    .filter(({ kind }) => kind === 'city')
    .map(({ name, lat, lon }) => ({ name, at: view.project(lon, lat) }));
  const labels = [
    ...(place.name ? [pinLabel(place.name, at, [layers.landRings, layers.focusRings])] : []),
    degreesLabel(meridianName(place.lon), at[0], height, layers.focusRings),
    ...givenLabels(subject, layers),
    ...countryLabels(subject),
  ];
  const placed = placeLabels(labels, {
    frame: { x0: INSET, y0: INSET, x1: width - INSET, y1: height - INSET },
    obstacles: [
      pinObstacle(at),
      { x0: at[0] - 6, x1: at[0] + 6, y0: 0, y1: height },
      ...towns.map((town) => dotObstacle(town.at)),
    ],
    avoid: lineObstacles(way),
    measure: measureMapText,
  });
  const named = new Map(placed.map((label) => [label.label.text, label]));
  const elements = [
    draw('rect', 'g-sea', { width, height }),
    draw('path', 'g-grat', { d: graticule(view) }),
    ...layerElements(layers),
    draw('path', 'g-meridian', { d: `M${tenth(at[0])},0v${height}` }),
    ...(way.length > 1
      ? ['g-route-edge', 'g-route'].map((classes) => draw('path', classes, { d: lineData(way) }))
      : []),
    ...towns.flatMap((town) => {
      const label = named.get(town.name);
      return label ? [dotMark(town.at, label.minor)] : [];
    }),
    pinMark(at),
    ...placed.map((label) => nameMark(label, groundOf(label, layers))),
  ];
  return { elements, left: labels.map(({ text }) => text).filter((text) => !named.has(text)) };
}
