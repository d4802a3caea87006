/** The lines that git writes into a file where two versions differ, and that somebody forgot to take out. */
import { error, type MarkdownProblem } from '../problem.ts';
import type { Tokenised } from '../syntax/tokenise.ts';

const OURS = /^<{7}(?: |$)/;
const MIDDLE = /^={7}$/;
const THEIRS = /^>{7}(?: |$)/;

/**
 * The 1-based line of the first mark of an unfinished merge; undefined if there is none. `=======` alone underlines a heading, and
 * `>>>>>>> …` alone is a quotation within quotations.
 *
 * @param isCode true for lines (from 0) that are shown as they are
 */
export function mergeMarkIn(
  source: string,
  isCode: (line: number) => boolean = () => false,
): number | undefined {
  if (!source.includes('<<<<<<<') && !source.includes('>>>>>>>')) return undefined;
  let middle: number | undefined;
  for (const [n, text] of source.split('\n').entries()) {
    const line = text.trimEnd();
    if (isCode(n)) continue;
    if (OURS.test(line)) return n + 1;
    if (MIDDLE.test(line)) middle ??= n + 1;
    if (middle !== undefined && THEIRS.test(line)) return middle;
  }
  return undefined;
}

export const UNFINISHED_MERGE = {
  message: 'A merge was left unfinished here: both versions and the lines between them would be printed.',
  remedy: 'Keep one version, and take out the lines with <<<<<<<, ======= and >>>>>>>.',
} as const;

export function findMergeMarks({ source, tokens }: Tokenised): MarkdownProblem[] {
  let code: Set<number> | undefined;
  // Hardly any body has a line that asks.
  const isCode = (line: number): boolean => {
    code ??= new Set(
      tokens.flatMap(({ type, map }) =>
        (type === 'fence' || type === 'code_block') && map
          ? Array.from({ length: map[1] - map[0] }, (_, n) => map[0] + n)
          : [],
      ),
    );
    return code.has(line);
  };
  const line = mergeMarkIn(source, isCode);
  return line === undefined ? [] : [error(line, UNFINISHED_MERGE.message, UNFINISHED_MERGE.remedy)];
}
