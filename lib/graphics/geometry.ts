/** Plane geometry in drawing units: rings, boxes, clipping to the frame. */

export type Point = readonly [x: number, y: number];
export type Line = Point[];

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export const overlaps = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

export const contains = (outer: Box, inner: Box): boolean =>
  inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;

export const grown = (box: Box, by: number): Box => ({
  x0: box.x0 - by,
  y0: box.y0 - by,
  x1: box.x1 + by,
  y1: box.y1 + by,
});

export function boundsOf(points: Iterable<Point>): Box {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const [x, y] of points) {
    if (x < box.x0) box.x0 = x;
    if (x > box.x1) box.x1 = x;
    if (y < box.y0) box.y0 = y;
    if (y > box.y1) box.y1 = y;
  }
  return box;
}

const known = new WeakMap<readonly Point[], Box>();

/** Bounds of a ring that is asked for many points; rings are never changed. */
function boundsOnce(ring: readonly Point[]): Box {
  const box = known.get(ring) ?? boundsOf(ring);
  known.set(ring, box);
  return box;
}

/** Whether a point lies inside rings under the even-odd rule: holes count, winding does not. */
export function isInside([x, y]: Point, rings: readonly (readonly Point[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    const { x0, x1, y0, y1 } = boundsOnce(ring);
    if (x < x0 || x > x1 || y < y0 || y > y1) continue;
    let before = ring.at(-1);
    for (const corner of ring) {
      if (before && corner[1] > y !== before[1] > y) {
        const crossing = corner[0] + ((y - corner[1]) * (before[0] - corner[0])) / (before[1] - corner[1]);
        if (x < crossing) inside = !inside;
      }
      before = corner;
    }
  }
  return inside;
}

/** Twice the signed area of a ring, in square units. */
export function doubleArea(ring: readonly Point[]): number {
  let area = 0;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before) area += before[0] * corner[1] - corner[0] * before[1];
    before = corner;
  }
  return area;
}

type Axis = 0 | 1;

function clipEdge(ring: Line, axis: Axis, limit: number, keepBelow: boolean): Line {
  const kept: Line = [];
  const isKept = (point: Point): boolean => (keepBelow ? point[axis] <= limit : point[axis] >= limit);
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before && isKept(before) !== isKept(corner)) {
      const share = (limit - before[axis]) / (corner[axis] - before[axis]);
      const other = before[1 - axis] ?? 0;
      const crossing = other + share * ((corner[1 - axis] ?? 0) - other);
      kept.push(axis === 0 ? [limit, crossing] : [crossing, limit]);
    }
    if (isKept(corner)) kept.push(corner);
    before = corner;
  }
  return kept;
}

/** The part of a ring inside a box (Sutherland and Hodgman 1974); runs along the box's edge where it was cut. */
export function clipRing(ring: Line, box: Box): Line {
  let kept = clipEdge(ring, 0, box.x0, false);
  kept = clipEdge(kept, 0, box.x1, true);
  kept = clipEdge(kept, 1, box.y0, false);
  return clipEdge(kept, 1, box.y1, true);
}

/** The runs of a line whose segments come near a box; nothing is cut, since the frame hides what leaves it. */
export function clipLine(line: Line, box: Box): Line[] {
  const runs: Line[] = [];
  let run: Line = [];
  let before: Point | undefined;
  for (const point of line) {
    if (before && overlaps(grown(boundsOf([before, point]), 0.01), box)) {
      if (run.length === 0) run.push(before);
      run.push(point);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
    before = point;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}
