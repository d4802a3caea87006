/** Markdown → tokens: CommonMark and GitHub's tables, strikethrough, autolinks and footnotes, our directives, no HTML but comments. */
import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it';
import friendlyToCjk from 'markdown-it-cjk-friendly';
import { error, type MarkdownProblem } from '../problem.ts';
import { bareText } from './bare-text.ts';
import { blockCommentsOf, comments, inlineCommentsOf } from './comment-rules.ts';
import { directives } from './directive-rule.ts';
import { footnotes } from './footnote-rules.ts';
import { pairDirectives } from './pair-directives.ts';
import { quicken } from './quick-parser.ts';

/** A note as it is defined; `tokens` are its blocks. */
export interface Footnote {
  label: string;
  /** 1-based. */
  line: number;
  /** Its Markdown, label included. */
  source: string;
  tokens: Token[];
}

export interface Tokenised {
  /** The body with `\n` line ends, as the tokens' `map` counts them. */
  source: string;
  /** Block tokens without the notes. */
  tokens: Token[];
  /** By label, the first definition of each. */
  footnotes: Map<string, Footnote>;
  /** Link reference definitions by markdown-it's normalised label. */
  references: Record<string, { href: string; title: string }>;
  /** HTML comments, of which no token tells: first character in the source and the one after the last. */
  comments: [number, number][];
  /** Of directives and of nesting. */
  problems: MarkdownProblem[];
}

/** Lists, quotations and emphasis inside each other, at most; what is deeper is left out by markdown-it. */
const MAX_NESTING = 60;

/** Stands in every address that linkify finds. Most paragraphs have none of it and are spared the search. */
const OF_ADDRESSES = /[:@]|\/\/|\.[^\s.]/;

function createParser(): Parser {
  const parser = new MarkdownIt({ html: false, linkify: true, typographer: false, maxNesting: MAX_NESTING });
  quicken(parser);
  // Chinese, Japanese and Korean put no space between emphasis and punctuation (https://github.com/commonmark/commonmark-spec/pull/839).
  parser.use(friendlyToCjk);
  parser.use(directives).use(footnotes).use(comments).use(bareText);
  // Every URL is judged once, by the allow-list of `safe-url.ts`, so that a refused link can be named and keeps its text.
  parser.validateLink = () => true;
  parser.linkify
    .add('ftp:', null)
    .add('//', null)
    .add('www.', {
      validate: (text, at, self) => {
        const host = self.re.get_relative_proto_validator();
        host.lastIndex = at;
        return host.exec(text)?.[0].length ?? 0;
      },
      normalize: (match) => {
        match.url = `http://${match.url}`;
      },
    });
  const search = parser.linkify.test.bind(parser.linkify);
  parser.linkify.test = (text) => OF_ADDRESSES.test(text) && search(text);
  return parser;
}

const parser = createParser();

/**
 * The names of all parser rules (`block:table`). Everything that a body can contain is made by one of them. For tests that have to
 * know every kind of content; markdown-it does not list its rules in another way.
 */
export const ruleNames = (): string[] =>
  Object.entries({
    core: parser.core.ruler,
    block: parser.block.ruler,
    inline: parser.inline.ruler,
    pairs: parser.inline.ruler2,
  }).flatMap(([chain, ruler]) => ruler.__rules__.map(({ name }) => `${chain}:${name}`));

/** Text with backslash escapes and character references resolved, as in a fence's info string. */
export const unescapeMarkdown = parser.utils.unescapeAll;

// `footnote-rules.ts` sets these on opening tokens of notes.
const noteMeta = (token: Token) => token.meta as { label: string; source: string };

function separateFootnotes(tokens: Token[]): { tokens: Token[]; footnotes: Map<string, Footnote> } {
  const notes = new Map<string, Footnote>();
  if (!tokens.some((token) => token.type === 'footnote_open')) return { tokens, footnotes: notes };
  const body: Token[] = [];
  const open: Footnote[] = [];
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      const { label, source } = noteMeta(token);
      const note = { label, source, line: (token.map?.[0] ?? 0) + 1, tokens: [] };
      open.push(note);
      if (!notes.has(label)) notes.set(label, note);
    } else if (token.type === 'footnote_close') open.pop();
    else (open.at(-1)?.tokens ?? body).push(token);
  }
  return { tokens: body, footnotes: notes };
}

const tooDeep = (tokens: readonly Token[]): MarkdownProblem[] => {
  const deep = tokens.find((token) => token.level >= MAX_NESTING - 1);
  const line = (deep?.map?.[0] ?? 0) + 1;
  return deep ? [error(line, 'Lists or quotations are nested too deeply.', 'Use fewer levels.')] : [];
};

/** Tokens of a body. Never throws. */
export function tokenise(body: string): Tokenised {
  const source = body.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD').toWellFormed();
  const env: { references?: Tokenised['references'] } = {};
  const tokens = parser.parse(source, env);
  const flat = limitDepth(tokens);
  const paired = pairDirectives(tokens);
  return {
    source,
    ...separateFootnotes(paired.tokens),
    references: env.references ?? {},
    comments: source.includes('<!--') ? [...blockCommentsOf(env), ...inlineCommentsOf(source, tokens)] : [],
    problems: [...paired.problems, ...tooDeep(paired.tokens), ...flat],
  };
}

/**
 * Takes what opens and closes emphasis and links out of text where it is nested too deeply, because whatever walks over the tree
 * calls itself for each level. @returns a problem for the first place
 */
function limitDepth(tokens: readonly Token[]): MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  for (const token of tokens) {
    if (token.type !== 'inline' || !token.children || !isDeep(token.children)) continue;
    token.children = flattened(token.children);
    const line = (token.map?.[0] ?? 0) + 1;
    problems.push(
      error(
        line,
        'Emphasis, links or pictures are nested too deeply.',
        'Take out the signs that are not needed.',
      ),
    );
  }
  return problems.slice(0, 1);
}

function isDeep(tokens: readonly Token[], above = 0): boolean {
  let depth = above;
  for (const token of tokens) {
    depth += token.nesting;
    if (depth > MAX_NESTING) return true;
    if (token.children && token.children.length > 0 && isDeep(token.children, depth + 1)) return true;
  }
  return false;
}

function flattened(tokens: readonly Token[], above = 0): Token[] {
  let depth = above;
  return tokens.filter((token) => {
    const outer = token.nesting < 0 ? depth : depth + token.nesting;
    depth += token.nesting;
    if (token.children) token.children = depth >= MAX_NESTING ? [] : flattened(token.children, depth + 1);
    return token.nesting === 0 || outer <= MAX_NESTING;
  });
}

/** Inline tokens of one line of Markdown: a caption, a key point, a correction. */
export function tokeniseInline(text: string): Token[] {
  const tokens = parser.parseInline(text.toWellFormed(), {});
  limitDepth(tokens);
  return tokens.flatMap((token) => token.children ?? []);
}
