/** What is inside a timeline or questions, checked at ingest without building the tree of the whole body. */
import type { Token } from 'markdown-it';
import type { MarkdownProblem } from '../problem.ts';
import { directiveOf } from '../syntax/pair-directives.ts';
import type { Tokenised } from '../syntax/tokenise.ts';
import { shapeQuestionList } from '../transforms/shape-questions.ts';
import { shapeTimeline } from '../transforms/shape-timelines.ts';
import { buildNodes } from '../tree/build-tree.ts';
import { isElement } from '../tree/tree.ts';

/** Index of the token that closes the one at `open`. */
function closingIndex(tokens: readonly Token[], open: number): number {
  let depth = 0;
  const after = tokens.slice(open).findIndex((token) => {
    depth += token.nesting;
    return depth === 0;
  });
  return open + after;
}

export function checkStructure({ tokens }: Tokenised): MarkdownProblem[] {
  return tokens.flatMap((token, index) => {
    const name = token.type === 'directive_open' ? directiveOf(token)?.name : undefined;
    if (name !== 'timeline' && name !== 'questions') return [];
    const [node] = buildNodes(tokens.slice(index, closingIndex(tokens, index) + 1));
    if (!isElement(node)) return [];
    return name === 'timeline' ? shapeTimeline(node).problems : shapeQuestionList(node).problems;
  });
}
