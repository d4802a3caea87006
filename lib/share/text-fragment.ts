/**
 * Links to a passage: the text directive that a browser finds it by (`#:~:text=…`,
 * https://wicg.github.io/scroll-to-text-fragment/). Runs in the reader's browser; knows text only.
 */

/** The text around a passage: a line break is where a block ends, any other space is a space. */
export interface Passage {
  before: string;
  passage: string;
  after: string;
  /** BCP 47, of the text: where its words end. */
  language?: string | undefined;
}

/** Characters beyond which only the beginning and the end of a passage are named. */
const LONG = 300;
/** Characters of a beginning or an end, at least; the directive is short and seldom has to be longer. */
const NAMED = 24;
/** Words around a passage that stands more than once. */
const MOST_WORDS = 12;

interface Span {
  from: number;
  to: number;
}

const collapse = (text: string): string => text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n\s*/g, '\n');

/** As browsers compare: without case and marks. What is the same for more texts than for a browser only makes a link longer. */
const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');

/** Encoded so that nothing in it is taken for a part of the directive, which `-` `,` and `&` would be. */
const encode = (text: string): string =>
  encodeURIComponent(text.trim().replace(/\s+/g, ' ').toWellFormed()).replaceAll('-', '%2D');

function wordsOf(text: string, language: string | undefined): Span[] {
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  }
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ from: index, to: index + segment.length }));
}

/** Parts of a text: what a candidate names, until it names the passage and nothing else. */
class Finder {
  readonly #text: string;
  readonly #words: Span[];
  readonly #folded: string;

  constructor(text: string, words: Span[]) {
    this.#text = text;
    this.#words = words;
    this.#folded = fold(text);
  }

  /** True where no other place of the text reads so. */
  isOnly({ from, to }: Span): boolean {
    const sought = fold(this.#text.slice(from, to));
    return this.#folded.indexOf(sought) === this.#folded.lastIndexOf(sought);
  }

  /** True where the words are the first such after a place. */
  isNext({ from, to }: Span, after: number): boolean {
    const sought = fold(this.#text.slice(from, to));
    return fold(this.#text.slice(after)).indexOf(sought) >= fold(this.#text.slice(after, from)).length;
  }

  /** Up to `count` words before a place, of the one block that ends there or nearest before it. */
  wordsBefore(place: number, count: number): Span {
    const to = this.#text.slice(0, place).trimEnd().length;
    const block = this.#text.lastIndexOf('\n', to - 1) + 1;
    const words = this.#words.filter((word) => word.from >= block && word.to <= to);
    return { from: count > 0 ? ((words.at(-count) ?? words[0])?.from ?? to) : to, to };
  }

  /** Up to `count` words after a place, of the one block that begins there or nearest after it. */
  wordsAfter(place: number, count: number): Span {
    const from = place + (/^\s*/.exec(this.#text.slice(place))?.[0].length ?? 0);
    const end = this.#text.indexOf('\n', from);
    const words = this.#words.filter((word) => word.from >= from && (end < 0 || word.to <= end));
    return { from, to: count > 0 ? ((words[count - 1] ?? words.at(-1))?.to ?? from) : from };
  }

  text({ from, to }: Span): string {
    return encode(this.#text.slice(from, to));
  }
}

/** The passage's own place in the text, to whole words: browsers find no parts of words. */
function toWholeWords({ from, to }: Span, words: readonly Span[]): Span {
  const first = words.find((word) => word.from < from && from < word.to);
  const last = words.find((word) => word.from < to && to < word.to);
  return { from: first?.from ?? from, to: last?.to ?? to };
}

const joined = (prefix: string, middle: string, suffix: string): string =>
  `${prefix && `${prefix}-,`}${middle}${suffix && `,-${suffix}`}`;

/** A passage of one block, in full, with as many words around it as it needs. */
function whole(finder: Finder, span: Span): string {
  let named = { prefix: { from: span.from, to: span.from }, suffix: { from: span.to, to: span.to } };
  for (let count = 0; count <= MOST_WORDS; count += 1) {
    const prefix = finder.wordsBefore(span.from, count);
    const suffix = finder.wordsAfter(span.to, count);
    const from = count > 0 ? prefix.from : span.from;
    named = { prefix, suffix: { from: span.to, to: span.to } };
    if (finder.isOnly({ from, to: span.to })) break;
    named = { prefix, suffix };
    if (count > 0 && finder.isOnly({ from, to: suffix.to })) break;
  }
  return joined(finder.text(named.prefix), finder.text(span), finder.text(named.suffix));
}

/** First or last words of a span within one block, at least so many characters of them. */
function edge(
  text: string,
  { from, to }: Span,
  words: readonly Span[],
  side: 'start' | 'end',
  least: number,
): Span {
  const inside = words.filter((word) => word.from >= from && word.to <= to);
  if (side === 'start') {
    const line = text.indexOf('\n', from);
    const end = line < 0 || line > to ? to : line;
    return { from, to: inside.find((word) => word.to - from >= least && word.to <= end)?.to ?? end };
  }
  const start = Math.max(from, text.lastIndexOf('\n', to - 1) + 1);
  return {
    from: inside.findLast((word) => to - word.from >= least && word.from >= start)?.from ?? start,
    to,
  };
}

/** A long passage, or one of several blocks: by its beginning and its end. */
function range(finder: Finder, text: string, span: Span, words: readonly Span[]): string {
  for (let step = 0; ; step += 1) {
    const least = NAMED * (1 + Math.min(step, 3));
    const start = edge(text, span, words, 'start', least);
    const end = edge(text, span, words, 'end', least);
    // A browser looks for the end behind the beginning; one immense word has no two parts.
    if (end.from < start.to) return whole(finder, span);
    const prefix = finder.wordsBefore(span.from, step);
    const suffix = finder.wordsAfter(span.to, finder.isNext(end, start.to) ? 0 : step);
    const isFound =
      finder.isOnly({ from: step > 0 ? prefix.from : start.from, to: start.to }) &&
      finder.isNext({ from: end.from, to: suffix.from < suffix.to ? suffix.to : end.to }, start.to);
    if (isFound || step === MOST_WORDS) {
      const parts = `${finder.text(start)},${finder.text(end)}`;
      return joined(finder.text(prefix), parts, finder.text(suffix));
    }
  }
}

/** The fragment that leads to a passage, `:~:text=…` without its number sign; undefined where the passage holds no word. */
export function textFragment({ before, passage, after, language }: Passage): string | undefined {
  const text = collapse(before + passage + after);
  const [lead = ''] = /^\s*/.exec(passage) ?? [];
  const asked = { from: collapse(before + lead).length, to: collapse(before + passage.trimEnd()).length };
  const words = wordsOf(text, language);
  if (!words.some((word) => word.to > asked.from && word.from < asked.to)) return undefined;
  const span = toWholeWords(asked, words);
  const finder = new Finder(text, words);
  const isLong = span.to - span.from > LONG || text.slice(span.from, span.to).includes('\n');
  return `:~:text=${isLong ? range(finder, text, span, words) : whole(finder, span)}`;
}
