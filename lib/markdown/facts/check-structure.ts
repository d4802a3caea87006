/** What is inside a timeline or questions, checked at ingest without building the tree of the whole body. */
import type { Token } from 'markdown-it';
import type { MarkdownProblem } from '../problem.ts';
import { directiveOf } from '../syntax/pair-directives.ts';
import type { Tokenised } from '../syntax/tokenise.ts';
import { shapeQuestionList } from '../transforms/shape-questions.ts';
import { shapeTimeline } from '../transforms/shape-timelines.ts';
import { buildNodes } from '../tree/build-tree.ts';
import { isElement } from '../tree/tree.ts';

/** The tokens from the opening one at `open` to the one that closes it. */
function withContent(tokens: readonly Token[], open: number): readonly Token[] {
  let depth = 0;
  let end = open;
  do {
    depth += tokens[end]?.nesting ?? 0;
    end += 1;
  } while (depth > 0 && end < tokens.length);
  return tokens.slice(open, end);
}

export function checkStructure({ tokens }: Tokenised): MarkdownProblem[] {
  return tokens.flatMap((token, index) => {
    const name = token.type === 'directive_open' ? directiveOf(token)?.name : undefined;
    if (name !== 'timeline' && name !== 'questions') return [];
    const [node] = buildNodes(withContent(tokens, index));
    if (!isElement(node)) return [];
    return name === 'timeline' ? shapeTimeline(node).problems : shapeQuestionList(node).problems;
  });
}
