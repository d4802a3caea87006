/** Walks over tokens with the line each stands on, notes included. */
import type { Token } from 'markdown-it';
import type { Tokenised } from '../syntax/tokenise.ts';

/** Calls `visit` for every block and inline token of a list, with its 1-based line in the body. */
export function visitTokens(
  tokens: readonly Token[],
  visit: (token: Token, line: number) => void,
  from = 1,
): void {
  let line = from;
  for (const token of tokens) {
    if (token.map) line = token.map[0] + 1;
    visit(token, line);
    if (token.type === 'inline' && token.children) visitTokens(token.children, visit, line);
    else if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1;
  }
}

/** The same for a whole body: its text, then its notes. */
export function visitBody(body: Tokenised, visit: (token: Token, line: number) => void): void {
  visitTokens(body.tokens, visit);
  for (const note of body.footnotes.values()) visitTokens(note.tokens, visit, note.line);
}
