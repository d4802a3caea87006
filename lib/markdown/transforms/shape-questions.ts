/** `:::questions`: headings and what follows them become `bs-question` elements. */
import type { Element } from 'hast';
import { error, type MarkdownProblem } from '../problem.ts';
import {
  childrenOf,
  element,
  isBlank,
  isElement,
  lineOf,
  mapElements,
  type Transform,
  type TreeNode,
  textOf,
} from '../tree/tree.ts';

const NAME = 'questions';
const FORM = 'Write each question as a heading (## …) and its answer below it.';

/** 1 to 6 for a heading, 0 for anything else. */
const levelOf = (node: TreeNode): number =>
  isElement(node) ? Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0) : 0;

/** The questions with their items (ids come later), and what is wrong with them. */
export function shapeQuestionList(questions: Element): { node: Element; problems: MarkdownProblem[] } {
  const blocks = childrenOf(questions).filter((child) => !isBlank(child));
  const problems: MarkdownProblem[] = [];
  const refuse = (line: number, message: string) => problems.push(error(line, message, FORM, NAME));
  const [first] = blocks;
  // Headings below the first one's level belong to an answer.
  const level = first ? levelOf(first) : 0;
  const items: { heading: Element; answer: TreeNode[] }[] = [];
  for (const block of blocks) {
    const depth = levelOf(block);
    if (isElement(block) && depth > 0 && depth <= level) items.push({ heading: block, answer: [] });
    else items.at(-1)?.answer.push(block);
  }
  if (items.length === 0) {
    refuse(
      lineOf(questions),
      blocks.length === 0 ? 'There are no questions.' : 'The questions do not begin with a heading.',
    );
  }
  for (const { heading, answer } of items) {
    if (textOf(heading).trim() === '') refuse(lineOf(heading), 'This question is empty.');
    if (answer.length === 0) refuse(lineOf(heading), `"${textOf(heading)}" has no answer.`);
  }
  const children = items.map(({ heading, answer }) =>
    element('bs-question', { question: textOf(heading).trim() }, answer, lineOf(heading)),
  );
  return { node: { ...questions, children }, problems };
}

export const shapeQuestions: Transform = (tree) =>
  mapElements(tree, (node) => (node.tagName === 'bs-questions' ? shapeQuestionList(node).node : node));
