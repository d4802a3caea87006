/** Finds which line closes which directive, and makes them pairs of opening and closing tokens. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Directive } from '../directives.ts';
import { error, type MarkdownProblem } from '../problem.ts';
import { type CheckedDirective, checkDirective } from './check-directive.ts';
import type { DirectiveLine } from './directive-rule.ts';

/** Directives inside directives, at most: deeper ones are a mistake, and a page must not grow without bound. */
const MAX_DEPTH = 4;

interface Open {
  token: Token;
  line: DirectiveLine;
  /** `map` begins at 0, problems at 1. */
  lineNumber: number;
}

/** The directive of a token made by `pairDirectives`; undefined where its line was wrong. */
export const directiveOf = (token: Token): Directive | undefined =>
  (token.meta as CheckedDirective | null)?.directive; // set below, on these tokens only

// `directiveRule` sets it on the tokens that this is called for.
const lineOf = (token: Token): DirectiveLine => (token.meta as { line: DirectiveLine }).line;

/**
 * Same tokens, with `directive_start` … `directive_end` paired as `directive_open` (nesting 1) and `directive_close` (-1).
 * A closing line closes the innermost open directive of its own number of colons, else the innermost with fewer.
 */
export function pairDirectives(tokens: Token[]): { tokens: Token[]; problems: MarkdownProblem[] } {
  if (!tokens.some((token) => token.type.startsWith('directive_'))) return { tokens, problems: [] };
  const problems: MarkdownProblem[] = [];
  const out: Token[] = [];
  // A directive is closed where it was opened: each list item, quotation and note has a frame of its own.
  const frames: Open[][] = [[]];
  let depth = 0;

  const close = (open: Open, endLine: number | undefined): void => {
    depth -= 1;
    const end = new MarkdownIt.Token('directive_close', '', -1);
    end.meta = open.token.meta;
    if (open.token.map && endLine !== undefined) open.token.map[1] = endLine;
    out.push(end);
  };
  const closeMissing = (frame: Open[], from: number): void => {
    for (const open of frame.splice(from).reverse()) {
      const { name, colons } = open.line;
      const remedy = `Put ${':'.repeat(colons)} on a line of its own after its last line.`;
      problems.push(error(open.lineNumber, `${name} is not closed.`, remedy, name));
      close(open, undefined);
    }
  };

  for (const token of tokens) {
    const frame = frames.at(-1) ?? [];
    const lineNumber = (token.map?.[0] ?? 0) + 1;
    if (token.type === 'directive_start' || token.type === 'directive_leaf') {
      const line = lineOf(token);
      const checked = checkDirective(line, lineNumber);
      problems.push(...checked.problems);
      token.meta = { ...checked };
      if (token.type === 'directive_leaf') out.push(token);
      else if (depth >= MAX_DEPTH) {
        const remedy = `Take it out of the directives around it; ${MAX_DEPTH} inside each other are the most.`;
        problems.push(error(lineNumber, `${line.name} is nested too deeply.`, remedy, line.name));
      } else {
        depth += 1;
        token.type = 'directive_open';
        token.nesting = 1;
        frame.push({ token, line, lineNumber });
        out.push(token);
      }
    } else if (token.type === 'directive_end') {
      const { colons } = lineOf(token);
      let index = frame.findLastIndex((open) => open.line.colons === colons);
      if (index < 0) index = frame.findLastIndex((open) => open.line.colons < colons);
      const open = frame[index];
      if (open) {
        closeMissing(frame, index + 1);
        frame.length = index;
        close(open, token.map?.[1]);
      } else {
        const remedy = 'Take the line out, or open a directive before it.';
        problems.push(error(lineNumber, `${':'.repeat(Math.min(colons, 8))} closes nothing.`, remedy));
      }
    } else {
      if (token.nesting === -1) {
        closeMissing(frame, 0);
        frames.pop();
      }
      out.push(token);
      if (token.nesting === 1) frames.push([]);
    }
  }
  closeMissing(frames[0] ?? [], 0);
  return { tokens: out, problems };
}
