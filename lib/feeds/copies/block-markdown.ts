/** Blocks of a text as CommonMark with GitHub's tables and notes: the reverse of what the paper does with its stories. */
import type { Element } from 'hast';
import { attribute, childrenOf, isBlank, isElement, type TreeNode, textOf } from '#lib/markdown/tree/tree.ts';
import { escapeLineStart, inlineMarkdown } from './inline-markdown.ts';

const INLINE = new Set(
  'a abbr b br cite code del em i img kbd mark q s small span strong sub sup time u'.split(' '),
);
const isInline = (node: TreeNode): boolean => node.type === 'text' || INLINE.has(node.tagName);

const indent = (text: string, by: string): string => text.replace(/\n(?!\n|$)/g, `\n${by}`);

const paragraph = (nodes: readonly TreeNode[]): string =>
  inlineMarkdown(nodes).trim().split('\n').map(escapeLineStart).join('\n');

/** A heading holds one line. */
const heading = (node: Element): string =>
  `${'#'.repeat(Number(node.tagName.charAt(1)))} ${inlineMarkdown(childrenOf(node))
    .trim()
    .replace(/\\?\n/g, ' ')
    .replace(/(?<!#)#+$/, '\\$&')}`;

function fenced(node: Element): string {
  const text = textOf(node).replace(/\n$/, '');
  const longest = Math.max(2, ...[...text.matchAll(/^ *(`+)/gm)].map(([, run = '']) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function list(node: Element, marker: (index: number) => string): string {
  const items = childrenOf(node).filter((child) => isElement(child, 'li'));
  const isTight = items.every((item) =>
    childrenOf(item as Element).every((each) => each.type === 'text' || !isElement(each, 'p')),
  );
  return items
    .map((item, index) => {
      const mark = marker(index);
      return `${mark}${indent(blocks(childrenOf(item as Element)).join('\n\n'), ' '.repeat(mark.length))}`.trimEnd();
    })
    .join(isTight ? '\n' : '\n\n');
}

function table(node: Element): string[] {
  const rows: Element[] = [];
  const captions: string[] = [];
  const gather = (nodes: readonly TreeNode[]): void => {
    for (const child of nodes) {
      if (!isElement(child)) continue;
      if (child.tagName === 'tr') rows.push(child);
      else if (child.tagName === 'caption') captions.push(paragraph(childrenOf(child)));
      else gather(childrenOf(child));
    }
  };
  gather(childrenOf(node));
  const lines = rows.map((row) =>
    childrenOf(row)
      .filter((cell) => isElement(cell))
      .map((cell) => inlineMarkdown(childrenOf(cell)).trim().replace(/\\?\n/g, ' ')),
  );
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, column) => cells[column] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = lines;
  const drawn = width > 0 ? [[line(head), line(Array(width).fill('---')), ...rest.map(line)].join('\n')] : [];
  return [...captions.filter(Boolean).map((caption) => `**${caption}**`), ...drawn];
}

/** Notes at the end, by the numbers that the text refers to them by. */
function notes(node: Element): string[] {
  const lists = childrenOf(node).filter((child) => isElement(child, 'ol')) as Element[];
  return lists
    .flatMap((each) => childrenOf(each).filter((child) => isElement(child)))
    .map((item, index) => `[^${index + 1}]: ${indent(blocks(childrenOf(item)).join('\n\n'), '    ')}`);
}

function block(node: Element, follows: string | undefined): string[] {
  const children = childrenOf(node);
  if (/^h[1-6]$/.test(node.tagName)) return [heading(node)];
  switch (node.tagName) {
    case 'p':
      return [paragraph(children)];
    case 'hr':
      return ['* * *'];
    case 'pre':
      return [fenced(node)];
    case 'blockquote':
      return [`> ${blocks(children).join('\n\n').replace(/\n/g, '\n> ').replace(/^> $/gm, '>')}`];
    // A list beside a list of the same marks would be read as one.
    case 'ul':
      return [list(node, () => (follows === 'ul' ? '* ' : '- '))];
    case 'ol': {
      const start = Number(node.properties.start ?? 1);
      return [list(node, (index) => `${start + index}${follows === 'ol' ? ')' : '.'} `)];
    }
    case 'table':
      return table(node);
    case 'video': {
      const url = attribute(node, 'src');
      return url === undefined ? [] : [`[Video](${url})`];
    }
    default:
      return attribute(node, 'role') === 'doc-endnotes' ? notes(node) : blocks(children);
  }
}

/** Blocks of Markdown, to be joined with an empty line between them. */
export function blocks(nodes: readonly TreeNode[]): string[] {
  const out: string[] = [];
  let line: TreeNode[] = [];
  let follows: string | undefined;
  const endLine = (): void => {
    if (!line.every(isBlank)) out.push(paragraph(line));
    line = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      line.push(node);
      continue;
    }
    endLine();
    if (!isElement(node)) continue;
    out.push(...block(node, follows));
    follows = node.tagName;
  }
  endLine();
  return out.filter(Boolean);
}
