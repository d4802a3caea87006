/** Sea, land, borders and highlighted countries of a view, within a budget of bytes. */
import { type Box, clipLine, clipRing, doubleArea, grown, type Line } from './geometry.ts';
import type { MapView } from './map-view.ts';
import { linesData, ringsData } from './path-data.ts';
import { simplifyLine, simplifyRing } from './simplify.ts';
import type { Shape, World } from './world.ts';

export interface MapLayers {
  /** Path data. */
  land: string;
  borders: string;
  focus: string;
  /** The outlines as drawn, for asking what lies under a label. */
  landRings: Line[];
  focusRings: Line[];
}

/** Tolerances of simplification in drawing units: under a pixel, and where a shape stops being recognisable. */
const FINEST = 0.7;
const COARSEST = 12;
/** How far shapes run past the frame, so that their cut edges and strokes stay out of sight. */
const BLEED = 6;

const frameOf = ({ width, height }: MapView): Box => grown({ x0: 0, y0: 0, x1: width, y1: height }, BLEED);

/** The visible rings of shapes, in drawing units, not simplified. */
export const ringsInView = (view: MapView, shapes: readonly Shape[]): Line[] =>
  shapes
    .flatMap((shape) => view.projectShape(shape))
    .map((ring) => clipRing(ring, frameOf(view)))
    .filter((ring) => ring.length > 2);

/** Simplified, without islands too small to be seen; half a square unit keeps an atoll that is the subject. */
function tidy(rings: readonly Line[], tolerance: number, smallest: number): Line[] {
  return rings
    .filter((ring) => Math.abs(doubleArea(ring)) / 2 >= smallest)
    .map((ring) => simplifyRing(ring, Math.min(tolerance, Math.sqrt(Math.abs(doubleArea(ring))) / 8)))
    .filter((ring) => ring.length > 2);
}

/**
 * Draws the layers of a view. `focus` names countries by Natural Earth's name. The tolerance starts at less than a
 * unit and grows until the path data fits `budget` bytes.
 */
export function drawLayers(world: World, view: MapView, focus: readonly string[], budget: number): MapLayers {
  const countries = world.countries.filter(({ name }) => focus.includes(name));
  let land = ringsInView(view, world.land);
  let focused = ringsInView(
    view,
    countries.flatMap(({ shapes }) => shapes),
  );
  let borders = world.borders
    .flatMap((shape) => view.projectShape(shape))
    .flatMap((line) => clipLine(line, frameOf(view)));
  for (let tolerance = FINEST; ; tolerance *= 1.4) {
    land = tidy(land, tolerance, 4 * tolerance ** 2);
    focused = tidy(focused, tolerance, 0.5);
    borders = borders.map((line) => simplifyLine(line, tolerance));
    const data = { land: ringsData(land), borders: linesData(borders), focus: ringsData(focused) };
    const bytes = data.land.length + data.borders.length + data.focus.length;
    if (bytes <= budget || tolerance > COARSEST) return { ...data, landRings: land, focusRings: focused };
  }
}

const STEPS = [1, 2, 5, 10, 15, 30];

/** Meridians and parallels at a step that leaves five to nine lines across. */
export function graticule({ degrees, width, height, project }: MapView): string {
  const span = degrees.x1 - degrees.x0;
  const step = STEPS.find((candidate) => span / candidate <= 8) ?? 30;
  const lines: Line[] = [];
  for (let lon = Math.ceil(degrees.x0 / step) * step; lon < degrees.x1; lon += step) {
    const [x] = project(lon, 0);
    lines.push([
      [x, 0],
      [x, height],
    ]);
  }
  for (let lat = Math.ceil(degrees.y0 / step) * step; lat < degrees.y1; lat += step) {
    const [, y] = project(degrees.x0, lat);
    lines.push([
      [0, y],
      [width, y],
    ]);
  }
  return linesData(lines);
}
