import { drawGlobe } from '../globe.ts';
import type { Sheet } from './frame.ts';
import type { GlobeSpec } from './spec.ts';

const [WIDTH, HEIGHT] = [1200, 720];

/** How far places are from one another, on the globe. */
export function drawGlobePicture(spec: GlobeSpec): { sheet: Sheet; left: string[] } {
  const find = (name: string) => spec.cities.find((city) => city.name === name);
  const arcs = spec.arcs.flatMap(([from, to]) => {
    const [a, b] = [find(from), find(to)];
    return a && b ? [[a, b] as const] : [];
  });
  const { elements, left } = drawGlobe({ ...spec, arcs, width: WIDTH, height: HEIGHT, tolerance: 0.9 });
  const marked = spec.cities.map(({ name }) => name).join(', ');
  const joined = spec.arcs.map(([from, to]) => `${from} to ${to}`).join(', ');
  const description = [marked && `Marked: ${marked}.`, joined && `Joined by lines: ${joined}.`];
  return {
    sheet: {
      width: WIDTH,
      height: HEIGHT,
      family: 'g-map',
      title: spec.title,
      description: description.filter(Boolean).join(' '),
      elements,
    },
    left,
  };
}
