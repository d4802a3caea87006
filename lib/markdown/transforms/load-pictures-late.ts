/** Pictures within the text are fetched when the reader comes near; React preloads those that do not say so. */
import { mapElements, type Transform } from '../tree/tree.ts';

export const loadPicturesLate: Transform = (tree) =>
  mapElements(tree, (node) =>
    node.tagName === 'img' ? { ...node, properties: { loading: 'lazy', ...node.properties } } : node,
  );
