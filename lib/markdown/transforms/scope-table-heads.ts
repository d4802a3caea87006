/** Table heads say that they are heads of columns, for screen readers. */
import { mapElements, type Transform } from '../tree/tree.ts';

export const scopeTableHeads: Transform = (tree) =>
  mapElements(tree, (node) =>
    node.tagName === 'th' ? { ...node, properties: { scope: 'col', ...node.properties } } : node,
  );
