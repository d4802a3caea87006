/** Headings of a body begin at h2: the page's h1 is the headline. */
import { mapElements, type Transform } from '../tree/tree.ts';

/** `#` and `##` become h2, every other level stays: editors write either for a crosshead, and no level is skipped. */
export const shiftHeadings: Transform = (tree) =>
  mapElements(tree, (node) => (node.tagName === 'h1' ? { ...node, tagName: 'h2' } : node));
