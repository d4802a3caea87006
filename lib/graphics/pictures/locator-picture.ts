import { coordinates } from '../coordinates.ts';
import { readersName } from '../country-names.ts';
import { fineWorld } from '../fine-world.ts';
import { drawMap } from '../map-drawing.ts';
import { viewOfBox } from '../map-view.ts';
import { coarseWorld, mediumWorld, type World } from '../world.ts';
import type { Sheet } from './frame.ts';
import type { LocatorSpec } from './spec.ts';

const [WIDTH, HEIGHT] = [1200, 720];
/** Bytes of path data that keep a file near 25 KB. */
const BUDGET = 20_000;

/** The coarsest atlas whose detail the eye cannot tell from the next at this width in degrees. */
function worldFor(span: number): World {
  if (span < 30) return fineWorld();
  return span < 150 ? mediumWorld() : coarseWorld();
}

/** Where a story happened, with the neighbours that explain it. */
export function drawLocator(spec: LocatorSpec): { sheet: Sheet; left: string[] } {
  const view = viewOfBox(spec.bbox, WIDTH, HEIGHT);
  const { elements, left } = drawMap({
    world: worldFor(view.degrees.x1 - view.degrees.x0),
    view,
    place: spec.place,
    focus: spec.countries,
    ...(spec.labels && { labels: spec.labels }),
    route: spec.route,
    nameCountries: spec.labels === undefined,
    budget: BUDGET,
  });
  const { name, lat, lon } = spec.place;
  const shaded = spec.countries.map(readersName).join(', ');
  const description = [
    `${name} is marked at ${coordinates(lat, lon)}.`,
    shaded && `Highlighted: ${shaded}.`,
    spec.route.length > 1 && 'A line shows the route.',
  ];
  return {
    sheet: {
      width: WIDTH,
      height: HEIGHT,
      family: 'g-map',
      title: spec.title,
      description: description.filter(Boolean).join(' '),
      elements,
    },
    left: left.filter((text) => spec.labels?.some((label) => label.name === text) || text === name),
  };
}
