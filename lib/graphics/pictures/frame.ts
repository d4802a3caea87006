/** The sheet that a drawn picture stands on: size, words for those who do not see it, style. */
import type { Element, ElementContent } from 'hast';
import { draw, serialize } from '../svg.ts';
import { stylesheetFor } from './stylesheet.ts';

export interface Sheet {
  width: number;
  height: number;
  /** The kind of drawing: `g-map`, `g-chart` or `g-type`. */
  family: string;
  title: string;
  /** What the picture shows, beyond its title. */
  description: string;
  elements: Element[];
}

const classesOf = (node: ElementContent): string[] =>
  node.type === 'element'
    ? [
        ...(Array.isArray(node.properties.className) ? node.properties.className.map(String) : []),
        ...node.children.flatMap(classesOf),
      ]
    : [];

const text = (tagName: string, value: string): Element => draw(tagName, '', {}, [{ type: 'text', value }]);

/** The file's text. */
export function standalone({ width, height, family, title, description, elements }: Sheet): string {
  const drawing = draw('g', '', {}, elements);
  const classes = new Set(['g', family, ...classesOf(drawing)]);
  const svg = draw(
    'svg',
    `g ${family}`,
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    [text('title', title), text('desc', description), text('style', stylesheetFor(classes)), ...elements],
  );
  return `${serialize(svg)}\n`;
}
