/** A body as blocks of plain text: what is compared, and what a reader can be shown to have changed. */

import type { Element } from 'hast';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { attribute, childrenOf, isBlank, isElement, type TreeNode, textOf } from '#lib/markdown/tree/tree.ts';

const BLOCKS = new Set(
  'blockquote div h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody thead tr ul'.split(' '),
);
const isBlock = (node: TreeNode): node is Element =>
  isElement(node) && (BLOCKS.has(node.tagName) || node.tagName.startsWith('bs-'));

/** What the newsroom's furniture says in its attributes. */
const SAID = ['title', 'question', 'date', 'label', 'alt', 'caption', 'cite'] as const;
const saidBy = (node: Element): string => SAID.flatMap((name) => attribute(node, name) ?? []).join(' ');

/** Numbers of notes and ways back are the paper's, not the text's. */
const isNoteLink = (node: TreeNode): boolean =>
  isElement(node) && /^doc-(?:noteref|backlink)$/.test(attribute(node, 'role') ?? '');
function wordsOf(node: TreeNode): string {
  if (isNoteLink(node)) return '';
  if (node.type === 'text' || node.tagName === 'img') return textOf(node);
  return node.tagName === 'br' ? ' ' : childrenOf(node).map(wordsOf).join('');
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The lines of text in a block: of each paragraph, heading, list item, table row, in order. */
function linesOf(node: Element): string[] {
  if (node.tagName === 'tr') return [tidy(childrenOf(node).map(wordsOf).join(' | '))];
  if (node.tagName === 'pre') return wordsOf(node).split('\n').map(tidy);
  const lines = [tidy(saidBy(node))];
  let words = '';
  for (const child of childrenOf(node)) {
    if (!isBlock(child)) {
      words += wordsOf(child);
      continue;
    }
    lines.push(tidy(words), ...linesOf(child));
    words = '';
  }
  return [...lines, tidy(words)];
}

/**
 * What stands at the top of a body and is always there: pictures and the like are left out where their files are missing, so
 * nobody can count on their place.
 */
const STEADY = new Set(
  'p ul ol blockquote pre h2 h3 h4 h5 h6 table section bs-factbox bs-timeline bs-questions bs-pullquote'.split(
    ' ',
  ),
);
export interface TextBlock {
  /** Plain text, one line for each paragraph, list item or table row in it. */
  lines: string[];
  /** True where it is one of the `STEADY_BLOCKS`. */
  steady: boolean;
}

/** Blocks of a body's Markdown, in order. */
export function textBlocks(body: string): TextBlock[] {
  const { children } = parseMarkdown(body).root;
  return (children as TreeNode[]) // roots of `parseMarkdown` hold elements and text only
    .filter((node) => !isBlank(node))
    .map((node) => ({
      lines: (isElement(node) ? linesOf(node) : [tidy(wordsOf(node))]).filter((line) => line !== ''),
      steady: isElement(node) && STEADY.has(node.tagName),
    }));
}
