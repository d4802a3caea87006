/**
 * markdown-it rules for HTML comments, `<!-- note to the desk -->`: what editors write for each other is shown to nobody. They
 * follow https://spec.commonmark.org/0.31.2/#html-comment, but what comes after a comment on its last line is text.
 */
import type { Env, MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';

const OPEN = '<!--';
const CLOSE = '-->';
/** Type of the empty token that stands where a comment stood within text. */
const COMMENT = 'comment';

/** Comments of a source that begin a line: first character and the one after the last. The block rule alone adds to it. */
export const blockCommentsOf = (env: Env): [number, number][] => {
  env.comments ??= [];
  return env.comments as [number, number][]; // `Env` holds unknown values; this one is made on the line above
};

/** Where the last `-->` of a text is. It is looked up once for each text, so that many `<!--` cost no more than one. */
function lastClose(env: Env, text: string): number {
  const known = env.lastClose as { text: string; at: number } | undefined; // made below
  if (known?.text === text) return known.at;
  const at = text.lastIndexOf(CLOSE);
  env.lastClose = { text, at };
  return at;
}

/** The end of the comment that begins at `start`: after its `-->`. undefined if it is not closed before `limit`. */
function endOf(env: Env, text: string, start: number, limit: number): number | undefined {
  // `<!-->` and `<!--->` are comments.
  const from = start + OPEN.length - 2;
  if (lastClose(env, text) < from) return undefined;
  const end = text.indexOf(CLOSE, from) + CLOSE.length;
  return end > limit ? undefined : end;
}

/** Reads a comment that begins a line. It may hold blank lines. */
function blockComment(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const { src, bMarks, tShift, eMarks, sCount, blkIndent, env } = state;
  if ((sCount[startLine] ?? 0) - blkIndent >= 4) return false;
  const start = (bMarks[startLine] ?? 0) + (tShift[startLine] ?? 0);
  if (!src.startsWith(OPEN, start)) return false;
  const end = endOf(env, src, start, eMarks[endLine - 1] ?? 0);
  if (end === undefined) return false;
  let line = startLine;
  while ((eMarks[line] ?? src.length) < end) {
    line += 1;
    // It reaches out of the quotation or the item in which it begins.
    if ((sCount[line] ?? 0) < blkIndent && !state.isEmpty(line)) return false;
  }
  const rest = src.slice(end, eMarks[line]);
  const isAlone = rest.trim() === '';
  // It is read with the paragraph that it begins.
  if (!isAlone && line === startLine) return false;
  if (silent) return true;
  blockCommentsOf(env).push([start, end]);
  state.line = isAlone ? line + 1 : line;
  if (!isAlone) {
    bMarks[line] = end;
    tShift[line] = rest.length - rest.trimStart().length;
    sCount[line] = blkIndent;
  }
  return true;
}

const countOf = (text: string): number => text.split(OPEN).length - 1;

/** Reads a comment within text. */
function inlineComment(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax, env } = state;
  if (!src.startsWith(OPEN, pos)) return false;
  const end = endOf(env, src, pos, posMax);
  if (end === undefined) return false;
  if (!silent) state.push(COMMENT, '', 0).meta = { nth: countOf(src.slice(0, pos)) };
  state.pos = end;
  return true;
}

/** Plugin: adds comments to a markdown-it parser. */
export function comments(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'comment', blockComment, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  markdown.inline.ruler.before('autolink', 'comment', inlineComment);
}

/** True for the token of a comment within text. */
export const isComment = (token: Token): boolean => token.type === COMMENT;

/** Where comments within text stand in the source: first character and the one after the last. @param tokens all block tokens */
export function inlineCommentsOf(source: string, tokens: readonly Token[]): [number, number][] {
  const found: [number, number][] = [];
  const starts = lineStarts(source);
  /** `<!--` in earlier texts of the same lines: a table's row has several. */
  let before = { line: -1, count: 0 };
  let map: readonly [number, number] = [0, 0];
  for (const { type, map: own, children, content } of tokens) {
    // A table's cells have no lines of their own, but their row has.
    map = own ?? map;
    if (type !== 'inline') continue;
    if (before.line !== map[0]) before = { line: map[0], count: 0 };
    const text = source.slice(starts[map[0]], starts[map[1]] ?? source.length);
    for (const child of children ?? []) {
      if (!isComment(child)) continue;
      const offset = nthOpen(text, before.count + Number(child.meta?.nth));
      const start = (starts[map[0]] ?? 0) + offset;
      found.push([start, source.indexOf(CLOSE, start + OPEN.length - 2) + CLOSE.length]);
    }
    before.count += countOf(content);
  }
  return found;
}

const lineStarts = (source: string): number[] => {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

/** Where the `<!--` after `n` others is. */
function nthOpen(text: string, n: number): number {
  let at = text.indexOf(OPEN);
  for (let left = n; left > 0; left -= 1) at = text.indexOf(OPEN, at + 1);
  return at;
}
