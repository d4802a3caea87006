/** A picture alone in its paragraph is a figure, its title the caption. */
import type { Element } from 'hast';
import {
  attribute,
  childrenOf,
  element,
  isBlank,
  isElement,
  lineOf,
  mapElements,
  type Transform,
} from '../tree/tree.ts';

/** The only child, blank text apart. */
function onlyElement(node: Element): Element | undefined {
  const children = childrenOf(node).filter((child) => !isBlank(child));
  const [only] = children;
  return children.length === 1 && isElement(only) ? only : undefined;
}

function figureOf(paragraph: Element): Element | undefined {
  const only = onlyElement(paragraph);
  const link = only?.tagName === 'a' ? only : undefined;
  const picture = link ? onlyElement(link) : only;
  if (!isElement(picture, 'img')) return undefined;
  const { src, alt } = picture.properties;
  const properties = {
    src,
    alt,
    caption: attribute(picture, 'title'),
    href: link && attribute(link, 'href'),
  };
  return element('bs-figure', properties, [], lineOf(picture));
}

export const makeFigures: Transform = (tree) =>
  mapElements(tree, (node) => (node.tagName === 'p' ? (figureOf(node) ?? node) : node));
