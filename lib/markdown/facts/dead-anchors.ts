/** Links to anchors that the body does not have. */
import { type MarkdownProblem, warning } from '../problem.ts';
import type { Tokenised } from '../syntax/tokenise.ts';
import { nameHeadings } from '../transforms/name-headings.ts';
import { buildTree } from '../tree/build-tree.ts';
import { attribute, visitElements } from '../tree/tree.ts';
import { visitBody } from './walk.ts';

/** Anchors that pages have beside those of the text: https://html.spec.whatwg.org/#scrolling-to-a-fragment */
const OF_PAGES = new Set(['top', 'footnotes']);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text;
  }
};

function anchorsOf(body: Tokenised): string[] {
  const ids: string[] = [];
  visitElements(nameHeadings(buildTree(body)).children, (node) => {
    const id = attribute(node, 'id');
    if (id !== undefined) ids.push(id);
  });
  return ids;
}

export function findDeadAnchors(body: Tokenised): MarkdownProblem[] {
  const links: { anchor: string; line: number }[] = [];
  visitBody(body, (token, line) => {
    const href = token.type === 'link_open' ? String(token.attrGet('href') ?? '') : '';
    if (href.length > 1 && href.startsWith('#')) links.push({ anchor: decoded(href.slice(1)), line });
  });
  if (links.length === 0) return [];
  const anchors = new Set(anchorsOf(body));
  return links
    .filter(({ anchor }) => !anchors.has(anchor) && !OF_PAGES.has(anchor))
    .map(({ anchor, line }) =>
      warning(
        line,
        `Nothing in this text has the anchor "${anchor.slice(0, 80)}".`,
        anchors.size === 0
          ? 'Anchors are made of headings, of which there are none.'
          : `Its headings have: ${[...anchors].slice(0, 10).join(', ')}.`,
      ),
    );
}
