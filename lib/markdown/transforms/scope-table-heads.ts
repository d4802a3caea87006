/** Table heads say that they are heads of columns, for screen readers; an empty corner is a cell, not a head. */
import { mapElements, type Transform } from '../tree/tree.ts';

export const scopeTableHeads: Transform = (tree) =>
  mapElements(tree, (node) =>
    node.tagName !== 'th'
      ? node
      : node.children.length === 0
        ? { ...node, tagName: 'td' }
        : { ...node, properties: { scope: 'col', ...node.properties } },
  );
