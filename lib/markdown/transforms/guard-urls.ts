/** The last word on URLs: a link that may not be one keeps its text, a picture that may not be one its description. */
import type { Element } from 'hast';
import { isSafeLink, isSafePicture } from '../safe-url.ts';
import { attribute, childrenOf, mapElements, type Transform, type TreeNode, text } from '../tree/tree.ts';

/** Attributes that browsers or components may follow; our tree has no others. */
const isSafe = (node: Element): boolean => {
  const { href, src, poster, url } = node.properties;
  return (
    [href, url].every((value) => typeof value !== 'string' || isSafeLink(value)) &&
    [src, poster].every((value) => typeof value !== 'string' || isSafePicture(value))
  );
};

function harmless(node: Element): TreeNode | TreeNode[] {
  if (isSafe(node)) return node;
  const alt = attribute(node, 'alt');
  return alt === undefined ? childrenOf(node) : text(alt);
}

export const guardUrls: Transform = (tree) => mapElements(tree, harmless);
