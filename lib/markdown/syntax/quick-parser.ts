/**
 * The same parser, made quicker at what an archive is full of. markdown-it 15 as it is published sets each field of a token by
 * a call of its own and looks at each letter of a text by itself: a quarter of the work of reading a story.
 */
import type { MarkdownIt, StateInline, Token } from 'markdown-it';

/** Where markdown-it's rule for text stops: `isTerminatorChar` of its rules_inline/text. */
const STOP = /[\n!#$%&*+\-:<=>@[\]\\^_`{}~]/g;

/** Everything up to the next character that may mean something. */
function text(state: StateInline, silent: boolean): boolean {
  STOP.lastIndex = state.pos;
  const stop = STOP.test(state.src) ? Math.min(STOP.lastIndex - 1, state.posMax) : state.posMax;
  if (stop <= state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, stop);
  state.pos = stop;
  return true;
}

class QuickToken {
  map: Token['map'] = null;
  level = 0;
  children: Token['children'] = null;
  content = '';
  markup = '';
  info = '';
  block = false;
  hidden = false;
  type: string;
  tag: string;
  attrs: Token['attrs'] = null;
  nesting: Token['nesting'];
  meta: Token['meta'] = null;

  constructor(type: string, tag: string, nesting: Token['nesting']) {
    this.type = type;
    this.tag = tag;
    this.nesting = nesting;
  }
}

/** Makes a parser quick. Its tokens are what they were. */
export function quicken(parser: MarkdownIt): void {
  const { Token: Slow } = new parser.core.State('', parser, {});
  Object.setPrototypeOf(QuickToken.prototype, Slow.prototype);
  // It has all the fields, and by its prototype all the methods.
  const make = (type: string, tag: string, nesting: Token['nesting']): Token =>
    new QuickToken(type, tag, nesting) as unknown as Token;

  parser.inline.ruler.at('text', text);
  parser.block.State = class extends parser.block.State {
    override push(type: string, tag: string, nesting: Token['nesting']): Token {
      const token = make(type, tag, nesting);
      token.block = true;
      if (nesting < 0) this.level -= 1;
      token.level = this.level;
      if (nesting > 0) this.level += 1;
      this.tokens.push(token);
      return token;
    }
  };
  parser.inline.State = class extends parser.inline.State {
    override pushPending(): Token {
      const token = make('text', '', 0);
      token.content = this.pending;
      token.level = this.pendingLevel;
      this.tokens.push(token);
      this.pending = '';
      return token;
    }
  };
}
