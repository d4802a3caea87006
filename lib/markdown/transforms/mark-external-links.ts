/** `rel="external"` on links that leave the site; they open where the reader wants them, so no `noopener` is needed. */
import { isExternal } from '../safe-url.ts';
import { attribute, mapElements, type Transform } from '../tree/tree.ts';

/** `origin` is the site's own: `https://meridian.example`; without it every absolute address is external. */
export const markExternalLinks =
  (origin?: string): Transform =>
  (tree) =>
    mapElements(tree, (node) =>
      node.tagName === 'a' && isExternal(attribute(node, 'href') ?? '', origin)
        ? { ...node, properties: { ...node.properties, rel: ['external'] } }
        : node,
    );
