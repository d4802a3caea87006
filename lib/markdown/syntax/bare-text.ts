/**
 * The text of a block as the parser left it: signs that are still there were not read as markup. What was written with a backslash,
 * or stands in code, is meant and is left out. It is taken before markdown-it joins escaped signs to the text around them.
 */
import type { MarkdownIt, StateCore, Token } from 'markdown-it';

/** Stands for an escaped sign. */
const ESCAPED = '\uFFFF';
/** Stands for code, pictures and other things that are no text. */
const OTHER = '\uFFFC';
/** Only blocks with one of these are looked at: most have none. */
const SIGNS = /[<[#]|^[ \t]*(?:[-+*]|\d+[.)])[^ \t\n]/m;

const pieceOf = ({ type, content }: Token): string => {
  if (type === 'text') return content;
  if (type === 'softbreak' || type === 'hardbreak') return '\n';
  if (type === 'text_special') return ESCAPED;
  return type.endsWith('_open') || type.endsWith('_close') ? '' : OTHER;
};

const bare = new WeakMap<Token, string>();

function noteBareText(state: StateCore): void {
  for (const token of state.tokens)
    if (token.type === 'inline' && token.children && SIGNS.test(token.content))
      bare.set(token, token.children.map(pieceOf).join(''));
}

/** Plugin: notes the bare text of blocks that hold a sign which may be left over. */
export function bareText(markdown: MarkdownIt): void {
  markdown.core.ruler.before('text_join', 'bare_text', noteBareText);
}

/** The bare text of a block's inline token; undefined if it holds none of the signs. */
export const bareTextOf = (token: Token): string | undefined => bare.get(token);
