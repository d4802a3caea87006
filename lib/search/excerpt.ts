/** The part of a text that shows why the story was found, with what was looked for marked in it. */
import { DEFAULT_FORMS, type WordForms } from '#lib/edition/search/languages.ts';
import { type FoundWord, findWords } from '#lib/edition/search/words.ts';
import type { Piece } from './answer.ts';
import type { Term } from './query-language.ts';

/** Words of an excerpt, and letters of one in a script that has no spaces. */
const WORDS = 32;
const LETTERS = 70;
/** Words that stand before the first hit. */
const LEAD = 6;
/** Of longer texts the beginning is looked at, in UTF-16 units. */
const LOOKED_AT = 20_000;

/** Of a text that is full of it the first hits are weighed. */
const MOST_HITS = 60;

/** Of each word of a term every form by which it is found, in stories of any language. */
const formsOfWords = ({ words, readings }: Term): Set<string>[] =>
  words.map((_, n) => new Set(readings.flatMap((reading) => reading.words[n] ?? [])));

interface Hit {
  /** Number of its first word, and of the one behind its last. */
  from: number;
  to: number;
  term: number;
}

function findHits(words: readonly FoundWord[], terms: readonly Term[], way: WordForms): Hit[] {
  const forms = words.map((word) => way.formOf(word));
  const wanted = new Map(terms.map((term) => [term, formsOfWords(term)]));
  const isThere = (term: Term, at: number): boolean =>
    term.words.every((word, n) => {
      const isLast = n === term.words.length - 1;
      return isLast && term.isPrefix
        ? words[at + n]?.folded.startsWith(term.folded ?? word) === true
        : wanted.get(term)?.[n]?.has(forms[at + n] ?? '') === true;
    });
  const hits: Hit[] = [];
  for (let at = 0; at < forms.length; at += 1)
    for (const [n, term] of terms.entries())
      if (isThere(term, at)) hits.push({ from: at, to: at + term.words.length, term: n });
  return hits;
}

/** A stretch of a text in pieces, the hits in it marked. */
function piecesOf(
  text: string,
  words: readonly FoundWord[],
  hits: readonly Hit[],
  start: number,
  end: number,
): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const add = (upTo: number, isMarked: boolean): void => {
    const piece = text.slice(at, upTo).replace(/\s+/g, ' ');
    if (piece !== '') pieces.push({ text: piece, isMarked });
    at = upTo;
  };
  for (const { from, to } of hits) {
    const first = words[from]?.start ?? 0;
    const last = words[to - 1]?.end ?? 0;
    if (first < at || last > end) continue;
    add(first, false);
    add(last, true);
  }
  add(end, false);
  return pieces;
}

/** A whole text, what was looked for marked in it. `way`: in which words of its language are indexed. */
export function markText(text: string, terms: readonly Term[], way: WordForms = DEFAULT_FORMS): Piece[] {
  const words = findWords(text);
  return piecesOf(text, words, findHits(words, terms, way), 0, text.length);
}

const countTerms = (hits: readonly Hit[]): number => new Set(hits.map(({ term }) => term)).size;

/** The hits of the best stretch: most terms, then most hits, then the earliest. */
function bestStretch(hits: readonly Hit[], length: number): Hit[] {
  let best: Hit[] = [];
  let bestTerms = 0;
  for (const [n, first] of hits.entries()) {
    const stretch: Hit[] = [];
    for (let m = n; m < hits.length && (hits[m]?.to ?? 0) <= first.from + length; m += 1) {
      const hit = hits[m];
      if (hit) stretch.push(hit);
    }
    const terms = countTerms(stretch);
    if (terms > bestTerms || (terms === bestTerms && stretch.length > best.length))
      [best, bestTerms] = [stretch, terms];
  }
  return best;
}

/** The standfirst, where it has all that the text has of what was looked for; else a stretch of the text. */
export function makeExcerpt(
  standfirst: string,
  text: string,
  terms: readonly Term[],
  way: WordForms = DEFAULT_FORMS,
): Piece[] {
  const inStandfirst = countTerms(findHits(findWords(standfirst), terms, way));
  if (inStandfirst === terms.length) return markText(standfirst, terms, way);
  const looked = text.slice(0, LOOKED_AT);
  const words = findWords(looked);
  const hits = findHits(words, terms, way);
  const isUnspaced = words.filter(({ unspaced }) => unspaced).length > words.length / 2;
  const length = isUnspaced ? LETTERS : WORDS;
  const best = bestStretch(hits.slice(0, MOST_HITS), length - LEAD);
  const [first] = best;
  if (first === undefined || countTerms(best) <= inStandfirst) return markText(standfirst, terms, way);
  const from = Math.max(0, first.from - LEAD);
  const to = Math.min(words.length, from + length);
  const start = from === 0 ? 0 : (words[from]?.start ?? 0);
  const end = to === words.length ? looked.length : (words[to - 1]?.end ?? looked.length);
  const pieces = piecesOf(looked, words, best, start, end);
  const dots: Piece = { text: '…', isMarked: false };
  return [...(start > 0 ? [dots] : []), ...pieces, ...(end < text.length ? [dots] : [])];
}
