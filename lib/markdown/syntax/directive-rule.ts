/**
 * markdown-it block rule for directives: lines `:::name{…}`, `::name{…}` and `:::`.
 *
 * It only marks the lines. Which line closes which directive is settled afterwards (`pair-directives.ts`), so that
 * code fences, lists and quotations inside a directive are read by their own rules, and no line is scanned twice.
 */
import type { MarkdownIt, StateBlock } from 'markdown-it';

const OPENING = /^(:{2,})([A-Za-z][\w-]*)(?=[ \t{]|$)[ \t]*(.*)$/s;
const CLOSING = /^(:{3,})[ \t]*$/;

/** What a directive's line says. */
export interface DirectiveLine {
  name: string;
  colons: number;
  /** What follows the name: attributes in braces, or nothing, or what should not be there. */
  rest: string;
}

function directiveRule(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x3a || state.src.charCodeAt(start + 1) !== 0x3a) return false;
  const line = state.src.slice(start, state.eMarks[startLine]);
  const opening = OPENING.exec(line);
  const closing = opening ? null : CLOSING.exec(line);
  if (!opening && !closing) return false;
  if (silent) return true;
  const type = closing ? 'directive_end' : opening?.[1]?.length === 2 ? 'directive_leaf' : 'directive_start';
  const token = state.push(type, '', 0);
  token.map = [startLine, startLine + 1];
  token.meta = {
    line: {
      name: opening?.[2] ?? '',
      colons: (opening ?? closing)?.[1]?.length ?? 0,
      rest: opening?.[3]?.trim() ?? '',
    } satisfies DirectiveLine,
  };
  state.line = startLine + 1;
  return true;
}

/** Plugin: adds directives to a markdown-it parser. */
export function directives(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'directive', directiveRule, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}
