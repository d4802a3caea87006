/**
 * The opening: what everyone may read of a story that is not free.
 *
 * It holds the first two paragraphs of text that stand on their own in the body, each as it is written, and what they
 * cannot do without: the footnotes that they refer to, the addresses of their reference links. All else, before, between and
 * after them, is left out: pictures, headings, lists, tables and directives may carry as much of the story as its text.
 */
import type { Token } from 'markdown-it';
import type { Footnote, Tokenised } from '../syntax/tokenise.ts';

const PARAGRAPHS = 2;

export interface Opening {
  /** Markdown. */
  opening: string;
  /** True where the body holds more. */
  truncated: boolean;
}

/** A paragraph that holds nothing but a picture is a figure. */
const isPicture = (inline: Token): boolean =>
  (inline.children ?? []).every((token) =>
    token.type !== 'text' && token.type !== 'code_inline' ? true : token.content.trim() === '',
  );

interface Paragraph {
  inline: Token;
  /** First line and the line after the last, from 0. */
  map: [number, number];
}

/** Blocks at the top of the body: paragraphs of text among them, and the number of all. */
function topBlocks(tokens: readonly Token[]): { paragraphs: Paragraph[]; count: number } {
  const paragraphs: Paragraph[] = [];
  let count = 0;
  let depth = 0;
  tokens.forEach((token, index) => {
    if (depth === 0 && token.nesting >= 0) {
      count += 1;
      const inline = tokens[index + 1];
      if (token.type === 'paragraph_open' && token.map && inline && !isPicture(inline)) {
        paragraphs.push({ inline, map: token.map });
      }
    }
    depth += token.nesting;
  });
  return { paragraphs, count };
}

/** Inline tokens below a token, those in picture descriptions included. */
const inlineTokens = (token: Token): Token[] => [token, ...(token.children ?? []).flatMap(inlineTokens)];

const labelsIn = (tokens: readonly Token[], isWanted: (token: Token) => boolean): string[] =>
  tokens.filter(isWanted).flatMap(({ meta }) => (typeof meta?.label === 'string' ? [meta.label] : []));

const isFootnote = (token: Token): boolean => token.type === 'footnote_ref';

/** Notes that the tokens refer to, and those that the notes refer to. */
function footnotesOf(tokens: readonly Token[], all: ReadonlyMap<string, Footnote>): Set<Footnote> {
  const used = new Set<Footnote>();
  const use = (referring: readonly Token[]): void => {
    for (const label of labelsIn(referring, isFootnote)) {
      const note = all.get(label);
      if (note) used.add(note);
    }
  };
  use(tokens);
  // A Set's iteration reaches what is added meanwhile.
  for (const note of used) use(note.tokens.flatMap(inlineTokens));
  return used;
}

/** One reference definition, written so that it gives the same address and title again. */
function definition(label: string, { href, title }: { href: string; title: string }): string {
  const quote = (value: string): string => value.replace(/[\\<>"&]/g, '\\$&').replace(/\n/g, '&#10;');
  return `[${label}]: <${quote(href)}>${title === '' ? '' : ` "${quote(title)}"`}`;
}

/** The opening of a body. */
export function openingOf({ source, tokens, footnotes, references }: Tokenised): Opening {
  const { paragraphs, count } = topBlocks(tokens);
  const shown = paragraphs.slice(0, PARAGRAPHS);
  const lines = source.split('\n');
  const shownTokens = shown.flatMap(({ inline }) => inlineTokens(inline));
  const notes = [...footnotesOf(shownTokens, footnotes)];
  const linking = [...shownTokens, ...notes.flatMap((note) => note.tokens.flatMap(inlineTokens))];
  const labels = new Set(labelsIn(linking, (token) => token.type === 'link_open' || token.type === 'image'));
  const definitions = [...labels].flatMap((label) => {
    const reference = references[label];
    return reference ? [definition(label, reference)] : [];
  });
  const parts = [
    ...shown.map(({ map }) => lines.slice(map[0], map[1]).join('\n').trimEnd()),
    ...notes.map((note) => note.source),
    ...definitions,
  ];
  return { opening: parts.join('\n\n'), truncated: count > shown.length };
}
