/** The point to keep when cropping, in the fifths that picture.css has rules for; nothing where it is the middle. */
export function focalPoint(point: readonly [number, number] | undefined) {
  if (point === undefined) return {};
  const fifths = (fraction: number): number => Math.round(Math.min(1, Math.max(0, fraction)) * 5) * 20;
  return { 'data-focal-x': fifths(point[0]), 'data-focal-y': fifths(point[1]) };
}
