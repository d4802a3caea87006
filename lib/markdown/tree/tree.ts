/** The tree of a body: hast without comments, doctypes and raw HTML, none of which a body can hold. */
import type { Element, Properties, Text } from 'hast';

export type TreeNode = Element | Text;
/** Assignable to hast's `Root`. */
export interface Tree {
  type: 'root';
  children: TreeNode[];
}
/** One step from the tree as written to the tree as shown. Pure: the tree that it is given stays as it is. */
export type Transform = (tree: Tree) => Tree;

export const text = (value: string): Text => ({ type: 'text', value });

/** An element; attributes that are undefined are left out. `line` is 1-based. */
export function element(
  tagName: string,
  properties: Record<string, Properties[string]>,
  children: readonly TreeNode[] = [],
  line?: number | undefined,
): Element {
  const kept = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
  const point = line === undefined ? undefined : { line, column: 1 };
  const node: Element = { type: 'element', tagName, properties: kept, children: [...children] };
  return point ? { ...node, position: { start: point, end: point } } : node;
}

export const isElement = (
  node: TreeNode | Element['children'][number] | undefined,
  tag?: string,
): node is Element => node?.type === 'element' && (tag === undefined || node.tagName === tag);

/** Children of an element; a body's tree has elements and text only. */
export const childrenOf = (node: Element): TreeNode[] =>
  node.children.filter((child): child is TreeNode => child.type !== 'comment');

/** 1-based line of an element in the body; 1 where it has none. */
export const lineOf = (node: Element): number => node.position?.start.line ?? 1;

/** Text of a string attribute, or undefined. */
export function attribute(node: Element, name: string): string | undefined {
  const value = node.properties[name];
  return typeof value === 'string' ? value : undefined;
}

/** All text in a node, without markup; pictures give their description. */
export function textOf(node: TreeNode): string {
  if (node.type === 'text') return node.value;
  if (node.tagName === 'img') return attribute(node, 'alt') ?? '';
  return childrenOf(node).map(textOf).join('');
}

/** True for text that is only spaces. */
export const isBlank = (node: TreeNode): boolean => node.type === 'text' && node.value.trim() === '';

type Replace = (node: Element) => TreeNode | readonly TreeNode[];

/** The tree with every element replaced by what `replace` gives for it, children first. */
export function mapElements(tree: Tree, replace: Replace): Tree {
  return { type: 'root', children: mapNodes(tree.children, replace) };
}

function mapNodes(nodes: readonly TreeNode[], replace: Replace): TreeNode[] {
  return nodes.flatMap((node) =>
    node.type === 'text' ? node : replace({ ...node, children: mapNodes(childrenOf(node), replace) }),
  );
}

/** Calls `visit` for every element in the order of the document. */
export function visitElements(nodes: readonly TreeNode[], visit: (node: Element) => void): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    visit(node);
    visitElements(childrenOf(node), visit);
  }
}
