import type { Element, Root } from 'hast';

/** The tree with the place of reporting before the first paragraph's first word. */
export function openWithDateline(root: Root, place: string): Root {
  const first = root.children.findIndex((node) => node.type === 'element' && node.tagName === 'p');
  const paragraph = root.children[first];
  if (paragraph?.type !== 'element') return root;
  const dateline: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['dateline'] },
    children: [{ type: 'text', value: place }],
  };
  const opened: Element = {
    ...paragraph,
    children: [dateline, { type: 'text', value: ' ' }, ...paragraph.children],
  };
  return { ...root, children: root.children.with(first, opened) };
}
