/** Ids that stay unique where several bodies stand on one page: the entries of a live story. */
import { attribute, mapElements, type Transform, visitElements } from '../tree/tree.ts';

/** `background` → `t1746-background`, and links to it with it; links to anchors outside the body stay. */
export const prefixIds =
  (prefix: string): Transform =>
  (tree) => {
    const ids = new Set<string>();
    visitElements(tree.children, (node) => {
      const id = attribute(node, 'id');
      if (id !== undefined) ids.add(id);
    });
    const decode = (fragment: string): string => {
      try {
        return decodeURIComponent(fragment);
      } catch {
        return fragment;
      }
    };
    return mapElements(tree, (node) => {
      const { id, ariaLabelledBy, href } = node.properties;
      const properties = { ...node.properties };
      if (typeof id === 'string') properties.id = `${prefix}-${id}`;
      if (Array.isArray(ariaLabelledBy))
        properties.ariaLabelledBy = ariaLabelledBy.map((name) => `${prefix}-${name}`);
      if (typeof href === 'string' && href.startsWith('#') && ids.has(decode(href.slice(1)))) {
        properties.href = `#${prefix}-${href.slice(1)}`;
      }
      return { ...node, properties };
    });
  };
