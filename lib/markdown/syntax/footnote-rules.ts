/**
 * markdown-it rules for GitHub's footnotes: `[^label]` in the text, `[^label]: note` on a line of its own, further
 * paragraphs of the note indented by four. https://github.github.com/gfm/ does not specify them; this follows cmark-gfm.
 */
import type { Env, MarkdownIt, StateBlock, StateInline } from 'markdown-it';

const DEFINITION = /^\[\^([^\]\s[]+)\]:[ \t]*/;
const MAX_LABEL = 200;

/** Labels are compared without regard to case. */
const labelOf = (text: string): string => text.normalize('NFC').toLowerCase();

/** Labels that have a definition. The rules below alone write this key of markdown-it's scratch object. */
const definedLabels = (env: Env): Set<string> => {
  env.footnotes ??= new Set<string>();
  return env.footnotes as Set<string>; // `Env` holds unknown values; this one is made on the line above
};

/** Reads a definition; `meta.source` of its opening token is its Markdown. */
function footnoteDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const indent = state.sCount[startLine] ?? 0;
  if (indent - state.blkIndent >= 4) return false;
  const bMark = state.bMarks[startLine] ?? 0;
  const tShift = state.tShift[startLine] ?? 0;
  const start = bMark + tShift;
  if (state.src.charCodeAt(start) !== 0x5b || state.src.charCodeAt(start + 1) !== 0x5e) return false;
  const match = DEFINITION.exec(
    state.src.slice(start, Math.min(start + MAX_LABEL * 2, state.eMarks[startLine] ?? 0)),
  );
  if (!match?.[1] || match[1].length > MAX_LABEL) return false;
  if (silent) return true;

  const label = labelOf(match[1]);
  const open = state.push('footnote_open', '', 1);
  const { parentType, blkIndent } = state;
  // What follows the label on its line is the note's first line, as if it stood at the note's own indent.
  state.bMarks[startLine] = start + match[0].length;
  state.tShift[startLine] = 0;
  state.blkIndent = blkIndent + 4;
  state.sCount[startLine] = state.blkIndent;
  state.parentType = 'footnote';
  state.md.block.tokenize(state, startLine, endLine);
  state.parentType = parentType;
  state.blkIndent = blkIndent;
  state.sCount[startLine] = indent;
  state.tShift[startLine] = tShift;
  state.bMarks[startLine] = bMark;

  open.map = [startLine, state.line];
  open.meta = { label, source: state.getLines(startLine, state.line, blkIndent, false).trimEnd() };
  definedLabels(state.env).add(label);
  state.push('footnote_close', '', -1);
  return true;
}

/** Reads a reference to a note that is defined somewhere in the body. */
function footnoteReference(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charCodeAt(pos) !== 0x5b || src.charCodeAt(pos + 1) !== 0x5e) return false;
  const close = src.slice(pos, Math.min(posMax, pos + MAX_LABEL + 3)).indexOf(']');
  if (close < 3) return false;
  const label = labelOf(src.slice(pos + 2, pos + close));
  if (!definedLabels(state.env).has(label)) return false;
  if (!silent) state.push('footnote_ref', '', 0).meta = { label };
  state.pos = pos + close + 1;
  return true;
}

/** Plugin: adds footnotes to a markdown-it parser. */
export function footnotes(markdown: MarkdownIt): void {
  markdown.block.ruler.before('reference', 'footnote_definition', footnoteDefinition, {
    alt: ['paragraph', 'reference'],
  });
  markdown.inline.ruler.before('link', 'footnote_reference', footnoteReference);
}
