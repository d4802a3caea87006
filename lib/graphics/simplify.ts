/** Fewer points for the same shape. */
import type { Line, Point } from './geometry.ts';

function distanceSquared(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length && ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length;
  const at = Math.max(0, Math.min(1, along));
  return (point[0] - from[0] - at * dx) ** 2 + (point[1] - from[1] - at * dy) ** 2;
}

/** A line without the points that lie within `tolerance` units of it (Douglas and Peucker 1973); the ends stay. */
export function simplifyLine(line: Line, tolerance: number): Line {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const [from, to] = [line[first], line[last]];
    let farthest = 0;
    let distance = tolerance * tolerance;
    for (let at = first + 1; at < last && from && to; at++) {
      const point = line[at];
      const off = point ? distanceSquared(point, from, to) : 0;
      if (off > distance) [farthest, distance] = [at, off];
    }
    if (farthest > 0) {
      keep[farthest] = 1;
      spans.push([first, farthest], [farthest, last]);
    }
  }
  return line.filter((_, at) => keep[at] === 1);
}

/** A ring simplified in two halves, since its ends are one point. Fewer than three corners: nothing is left of it. */
export function simplifyRing(ring: Line, tolerance: number): Line {
  const start = ring[0];
  if (!start || ring.length < 3) return [];
  let half = 0;
  let distance = -1;
  ring.forEach((point, at) => {
    const off = (point[0] - start[0]) ** 2 + (point[1] - start[1]) ** 2;
    if (off > distance) [half, distance] = [at, off];
  });
  const there = simplifyLine(ring.slice(0, half + 1), tolerance);
  const back = simplifyLine([...ring.slice(half), start], tolerance);
  const corners = [...there, ...back.slice(1, -1)];
  return corners.length < 3 ? [] : corners;
}
