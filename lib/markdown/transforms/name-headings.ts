/** Ids for headings and questions: slugs of their text, stable while the text is, each once in a body. */
import { IdRegister, slugOf } from '../slug.ts';
import { attribute, mapElements, type Transform, textOf } from '../tree/tree.ts';

/** Ids of notes begin so; a heading "fn 1" must not take one. */
const RESERVED = /^fn(?:ref)?-/;

export const nameHeadings: Transform = (tree) => {
  const ids = new IdRegister();
  const idFor = (text: string): string => {
    const slug = slugOf(text);
    return ids.take(RESERVED.test(slug) || slug === 'footnotes' ? `section-${slug}` : slug);
  };
  return mapElements(tree, (node) => {
    if (/^h[1-6]$/.test(node.tagName)) {
      return { ...node, properties: { ...node.properties, id: idFor(textOf(node)) } };
    }
    if (node.tagName === 'bs-question') {
      const id = idFor(attribute(node, 'question') ?? '');
      return { ...node, properties: { id, ...node.properties } };
    }
    return node;
  });
};
