/** The words of a body without their markup, for search, summaries and counting. */
import type { Token } from 'markdown-it';
import { directiveOf } from '../syntax/pair-directives.ts';
import type { Tokenised } from '../syntax/tokenise.ts';

/** Text of inline tokens: pictures give their description, line ends a space. */
export function inlineText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'image') text += imageText(token);
    else text += token.content;
  }
  return text;
}

/** Description and caption of a picture. */
function imageText(token: Token): string {
  const alt = inlineText(token.children ?? []);
  const title = token.attrGet('title');
  return title === null ? alt : `${alt} ${title}`;
}

/** What a directive's attributes tell the reader. */
function directiveText(token: Token): string {
  const directive = directiveOf(token);
  if (!directive) return '';
  const { attributes } = directive;
  if ('title' in attributes) return attributes.title ?? '';
  return 'label' in attributes ? (attributes.label ?? '') : '';
}

function blockTexts(tokens: readonly Token[]): string[] {
  const blocks: string[] = [];
  // A pull quote repeats the story's own words: it would count and be found twice.
  let pullquotes = 0;
  for (const token of tokens) {
    if (token.type.startsWith('directive_')) {
      if (directiveOf(token)?.name === 'pullquote') pullquotes += token.nesting;
      else if (token.nesting >= 0 && pullquotes === 0) blocks.push(directiveText(token));
    } else if (pullquotes > 0) continue;
    else if (token.type === 'inline') blocks.push(inlineText(token.children ?? []));
    else if (token.type === 'fence' || token.type === 'code_block') blocks.push(token.content.trimEnd());
  }
  return blocks;
}

/** A body's plain text, one block a line: the text, then the notes. */
export function plainText({ tokens, footnotes }: Tokenised): string {
  const blocks = [tokens, ...[...footnotes.values()].map((note) => note.tokens)].flatMap(blockTexts);
  return blocks.filter((block) => block.trim() !== '').join('\n');
}
