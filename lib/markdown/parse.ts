/** Markdown → document: the tree that pages render, and its table of contents. */
import type { Root } from 'hast';
import { tokenise } from './syntax/tokenise.ts';
import { guardUrls } from './transforms/guard-urls.ts';
import { loadPicturesLate } from './transforms/load-pictures-late.ts';
import { makeFigures } from './transforms/make-figures.ts';
import { markExternalLinks } from './transforms/mark-external-links.ts';
import { nameHeadings } from './transforms/name-headings.ts';
import { type FootnoteLabels, placeFootnotes } from './transforms/place-footnotes.ts';
import { scopeTableHeads } from './transforms/scope-table-heads.ts';
import { shapeQuestions } from './transforms/shape-questions.ts';
import { shapeTimelines } from './transforms/shape-timelines.ts';
import { shiftHeadings } from './transforms/shift-headings.ts';
import { buildTree } from './tree/build-tree.ts';
import { attribute, childrenOf, type Transform, type Tree, textOf, visitElements } from './tree/tree.ts';

export interface ParseOptions {
  /** The site's origin, `https://meridian.example`: other addresses are external. */
  origin?: string | undefined;
  /** Words for the notes; English without. */
  footnoteLabels?: FootnoteLabels | undefined;
}

/** A heading of the body, 2 to 6 deep; `id` is its anchor. */
export interface Heading {
  id: string;
  text: string;
  depth: number;
}

/** An item of `:::questions`, as plain text. */
export interface Question {
  id: string;
  question: string;
  answer: string;
}

export interface Document {
  root: Root;
  headings: Heading[];
  questions: Question[];
}

/** From the tree as written to the tree as shown, in this order: `guardUrls` has the last word. */
export const bodyTransforms = ({ origin, footnoteLabels }: ParseOptions = {}): readonly Transform[] => [
  shiftHeadings,
  makeFigures,
  shapeTimelines,
  shapeQuestions,
  nameHeadings,
  placeFootnotes(footnoteLabels),
  scopeTableHeads,
  loadPicturesLate,
  markExternalLinks(origin),
  guardUrls,
];

/** CommonMark as it is specified, but for HTML and unsafe addresses: what the specification's examples are held against. */
export const plainTransforms: readonly Transform[] = [guardUrls];

/** The tree of a body after the transforms. */
export function parseTree(source: string, transforms: readonly Transform[]): Tree {
  return transforms.reduce((tree, transform) => transform(tree), buildTree(tokenise(source)));
}

/** The document of a Markdown body. Never throws: what is wrong in it, `readBody` says, and it is shown as well as can be. */
export function parseMarkdown(source: string, options: ParseOptions = {}): Document {
  const root = parseTree(source, bodyTransforms(options));
  const headings: Heading[] = [];
  const questions: Question[] = [];
  visitElements(root.children, (node) => {
    const id = attribute(node, 'id');
    if (id === undefined) return;
    const depth = Number(/^h([2-6])$/.exec(node.tagName)?.[1]);
    if (depth > 0 && id !== 'footnotes') headings.push({ id, text: textOf(node), depth });
    if (node.tagName === 'bs-question') {
      const answer = childrenOf(node).map(textOf).join('\n').trim();
      questions.push({ id, question: attribute(node, 'question') ?? '', answer });
    }
  });
  return { root, headings, questions };
}
