/**
 * Where names go on a map: greedy, in order of importance. A label is placed for two sizes of type, since the same
 * drawing is shown a thousand pixels wide and as narrow as a phone, where its type is set larger. What finds room at the
 * larger size stays everywhere; what fits only at the smaller one is minor and leaves narrow pictures.
 */
import { type Box, contains, overlaps, type Point } from './geometry.ts';

export type Anchor = 'start' | 'middle' | 'end';

/** A position that a label may take: its anchor, centred vertically on the point. Lower cost is better. */
export interface Candidate {
  at: Point;
  anchor: Anchor;
  cost: number;
}

export interface Label<Kind extends string = string> {
  text: string;
  kind: Kind;
  candidates: Candidate[];
  /** Extra cost of a box, for what it lies on. */
  ground?: (box: Box) => number;
}

export interface Placed<Kind extends string = string> {
  label: Label<Kind>;
  at: Point;
  anchor: Anchor;
  box: Box;
  /** Only for wide pictures. */
  minor: boolean;
}

/** Size of a label's box, without margin. */
export type Measure<Kind extends string> = (
  text: string,
  kind: Kind,
  narrow: boolean,
) => { width: number; height: number };

export interface Surroundings<Kind extends string> {
  frame: Box;
  /** What no label may cover: pins, dots, the meridian. */
  obstacles: Box[];
  /** What a label covers only where there is no better place: routes and arcs. */
  avoid: Box[];
  measure: Measure<Kind>;
}

/** Clear space between two names, in drawing units: more beside than below, so that they do not read as one. */
const GAP = { x: 26, y: 6 };

function boxAt({ at: [x, y], anchor }: Candidate, width: number, height: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x0: left, x1: left + width, y0: y - height / 2, y1: y + height / 2 };
}

function bestPlace<Kind extends string>(
  label: Label<Kind>,
  taken: readonly Box[],
  { frame, obstacles, avoid, measure }: Surroundings<Kind>,
  narrow: boolean,
): { candidate: Candidate; box: Box } | undefined {
  const { width, height } = measure(label.text, label.kind, narrow);
  let best: { candidate: Candidate; box: Box; cost: number } | undefined;
  for (const candidate of label.candidates.toSorted((a, b) => a.cost - b.cost)) {
    if (best && candidate.cost >= best.cost) break;
    const box = boxAt(candidate, width, height);
    const roomy = { x0: box.x0 - GAP.x, x1: box.x1 + GAP.x, y0: box.y0 - GAP.y, y1: box.y1 + GAP.y };
    if (!contains(frame, box) || obstacles.some((other) => overlaps(box, other))) continue;
    if (taken.some((other) => overlaps(roomy, other))) continue;
    const crossed = avoid.filter((other) => overlaps(box, other)).length;
    const cost = candidate.cost + crossed + (label.ground?.(box) ?? 0);
    if (cost < (best?.cost ?? Infinity)) best = { candidate, box, cost };
  }
  return best;
}

/** Places labels, the most important first; those without room anywhere are missing from the result. */
export function placeLabels<Kind extends string>(
  labels: readonly Label<Kind>[],
  surroundings: Surroundings<Kind>,
): Placed<Kind>[] {
  const placed: Placed<Kind>[] = [];
  const place = (label: Label<Kind>, taken: readonly Box[], minor: boolean): boolean => {
    const found = bestPlace(label, taken, surroundings, !minor);
    if (!found) return false;
    placed.push({ label, at: found.candidate.at, anchor: found.candidate.anchor, box: found.box, minor });
    return true;
  };
  const left: Label<Kind>[] = [];
  for (const label of labels) {
    const taken = placed.map(({ box }) => box);
    if (!place(label, taken, false)) left.push(label);
  }
  // In wide pictures the names placed so far are set smaller, around the same anchor, and make room for more.
  const shrunk = placed.map(({ label, at, anchor }) => {
    const { width, height } = surroundings.measure(label.text, label.kind, false);
    return boxAt({ at, anchor, cost: 0 }, width, height);
  });
  for (const label of left) {
    const taken = [...shrunk, ...placed.filter(({ minor }) => minor).map(({ box }) => box)];
    place(label, taken, true);
  }
  return placed;
}
