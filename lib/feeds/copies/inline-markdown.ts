/** Words with emphasis, links and code as CommonMark, which reads them back as they were. */
import type { Element } from 'hast';
import { attribute, childrenOf, isElement, type TreeNode, textOf } from '#lib/markdown/tree/tree.ts';

/** What CommonMark and GitHub's tables take for markup inside a line. */
const escapeText = (text: string): string => text.replace(/[\\`*_[\]<>&~|]/g, '\\$&').replace(/\s+/g, ' ');

/** What makes something else than a paragraph of a line that begins with it. */
export const escapeLineStart = (line: string): string =>
  line.trimStart().replace(/^(?=[#+\-=:])|^(\d+)(?=[.)])/, (_, digits?: string) => `${digits ?? ''}\\`);

const address = (url: string): string =>
  url
    .replace(/[\s()<>\\]/g, (character) => encodeURIComponent(character).replace(/[()]/, bracket))
    .replace(/&(?=#|\w+;)/g, '\\&');
const bracket = (character: string): string => (character === '(' ? '%28' : '%29');

function code(node: Element): string {
  const text = textOf(node).replace(/\n/g, ' ');
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return text === '' ? '' : `${fence}${pad}${text}${pad}${fence}`;
}

const isWord = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character);
const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);

/** Emphasis where CommonMark would see it (§6.2): between two letters a quotation mark cannot begin or end it. */
function emphasis(mark: string, words: string, before: string, after: string): string {
  const inner = words.trim();
  const lead = inner === '' ? words : words.slice(0, words.indexOf(inner.charAt(0)));
  const trail = words.slice(lead.length + inner.length);
  const opens = !(isPunctuation(inner.charAt(0)) && lead === '' && isWord(before));
  const closes = !(isPunctuation(inner.slice(-1)) && trail === '' && isWord(after));
  const seen = inner !== '' && opens && closes && before !== mark.charAt(0);
  return seen ? `${lead}${mark}${inner}${mark}${trail}` : words;
}

const MARKS: Readonly<Record<string, string>> = {
  em: '*',
  i: '*',
  strong: '**',
  b: '**',
  del: '~~',
  s: '~~',
};

function inlineElement(node: Element, before: string, after: string): string {
  const mark = MARKS[node.tagName];
  if (mark !== undefined) return emphasis(mark, inlineMarkdown(childrenOf(node)), before, after);
  switch (node.tagName) {
    case 'br':
      return '\\\n';
    case 'code':
      return code(node);
    case 'img':
      return `![${escapeText(attribute(node, 'alt') ?? '')}](${address(attribute(node, 'src') ?? '')})`;
    case 'a': {
      const role = attribute(node, 'role');
      if (role === 'doc-backlink') return '';
      if (role === 'doc-noteref') return `[^${textOf(node)}]`;
      const words = inlineMarkdown(childrenOf(node)).trim();
      const url = attribute(node, 'href');
      return url === undefined ? words : `[${words || escapeText(url)}](${address(url)})`;
    }
    default:
      return inlineMarkdown(childrenOf(node));
  }
}

/** Inline nodes as Markdown; lines end only where the text breaks them. */
export function inlineMarkdown(nodes: readonly TreeNode[]): string {
  let out = '';
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1];
    const after = next === undefined ? '' : textOf(next).charAt(0);
    out += isElement(node) ? inlineElement(node, out.slice(-1), after) : escapeText(node.value);
  }
  return out;
}

export const plainLine = escapeText;
