/** A tree of elements and text as HTML for readers of feeds: plain, with absolute addresses, and safe by construction. */
import type { Element } from 'hast';
import { childrenOf, type TreeNode } from '#lib/markdown/tree/tree.ts';

const VOID = new Set(['br', 'hr', 'img', 'source', 'wbr']);
/** Properties that mean something outside our own pages, by how HTML spells them. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  alt: 'alt',
  cite: 'cite',
  colSpan: 'colspan',
  controls: 'controls',
  dateTime: 'datetime',
  dir: 'dir',
  height: 'height',
  href: 'href',
  lang: 'lang',
  poster: 'poster',
  preload: 'preload',
  rowSpan: 'rowspan',
  scope: 'scope',
  src: 'src',
  start: 'start',
  title: 'title',
  width: 'width',
};

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

function attributesOf(node: Element): string {
  let text = '';
  for (const [property, value] of Object.entries(node.properties)) {
    const name = ATTRIBUTES[property];
    if (name === undefined || value === undefined || value === null || value === false) continue;
    text += value === true ? ` ${name}` : ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return text;
}

export function htmlOf(nodes: readonly TreeNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return escapeText(node.value);
      const open = `<${node.tagName}${attributesOf(node)}>`;
      return VOID.has(node.tagName) ? open : `${open}${htmlOf(childrenOf(node))}</${node.tagName}>`;
    })
    .join('');
}
