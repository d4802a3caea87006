/**
 * The readers' query language, read by hand: words, "phrases", begin*, -without, and fields. Nothing is an error: what cannot be an
 * operator is taken for words.
 *
 *     baghdad talks -nuclear "prime minister" amba* author:rahimi section:world topic:iraq after:2007-05 before:2008
 */
import { DEFAULT_FORMS, type WordForms } from '#lib/edition/search/languages.ts';
import { findWords } from '#lib/edition/search/words.ts';
import { cleanQuery } from './clean-query.ts';

/** Fields whose value is looked up among names and slugs. */
export type NameField = 'author' | 'section' | 'topic';

/** How a term's words stand in stories of one language. */
export interface Reading {
  /** Of each word every form by which it is found, its own first. */
  words: string[][];
  /** The beginning of the last word's form, if only that is asked for. */
  beginning: string;
}

/** One condition on a story. */
export interface Term {
  /** Undefined: anywhere in the story. */
  field?: NameField | undefined;
  /** Words in the form that the index has of English ones, which follow each other in the story. Never empty. */
  words: string[];
  /** The same in each way in which the paper's stories are indexed. */
  readings: Reading[];
  /** The last word folded but with its ending, for corrections and completions; undefined in scripts without spaces. */
  folded?: string | undefined;
  /** True where the last word is only the beginning of one. */
  isPrefix: boolean;
  isExcluded: boolean;
  /** True where the reader asked for the words in this order. */
  isPhrase: boolean;
  /** Where the term's text stands in the query, without operator and quotation marks. */
  start: number;
  end: number;
}

/** A day, month or year as a reader writes it: `2007`, `2007-05`, `2007-05-28`. */
export type DateText = string;

export interface ParsedQuery {
  /** What was read, cleaned of what nobody can see. */
  text: string;
  terms: Term[];
  after?: DateText | undefined;
  before?: DateText | undefined;
}

const MOST_TERMS = 16;
const MOST_WORDS_IN_TERM = 12;

const TERM =
  /(?<minus>[-−])?(?:(?<field>[a-z]{2,8}):)?(?:["“”„‟«»「」『』＂](?<phrase>[^"“”„‟«»「」『』＂]*)(?:["“”„‟«»「」『』＂]|$)|(?<plain>[^\s"“”„‟«»「」『』＂]+))/giu;
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** True for a day, month or year that the calendar has. */
function isDate(text: string): boolean {
  const date = new Date(`${text}-01-01`.slice(0, 10));
  return DATE.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** @param ways in which the paper's stories are indexed: those of its languages */
export function parseQuery(raw: string, ways: readonly WordForms[] = [DEFAULT_FORMS]): ParsedQuery {
  const text = cleanQuery(raw);
  const parsed: ParsedQuery = { text, terms: [] };
  for (const match of text.matchAll(TERM)) {
    const { minus, field, phrase, plain } = match.groups ?? {};
    const value = phrase ?? plain ?? '';
    const start = match.index + match[0].lastIndexOf(value);
    const isExcluded = minus !== undefined;
    const name = field?.toLowerCase();
    if ((name === 'after' || name === 'before') && isDate(value)) parsed[name] = value;
    else if (name === 'author' || name === 'section' || name === 'topic')
      addTerm(parsed, ways, { field: name, value, start, isExcluded, isPhrase: phrase !== undefined });
    else {
      // Another word before a colon is a word.
      if (field !== undefined)
        addTerm(parsed, ways, { value: field, start: match.index + (minus ? 1 : 0), isExcluded });
      addTerm(parsed, ways, { value, start, isExcluded, isPhrase: phrase !== undefined });
    }
  }
  return parsed;
}

interface Piece {
  field?: NameField;
  value: string;
  start: number;
  isExcluded: boolean;
  isPhrase?: boolean;
}

function addTerm(
  parsed: ParsedQuery,
  ways: readonly WordForms[],
  { field, value, start, isExcluded, isPhrase = false }: Piece,
): void {
  if (parsed.terms.length >= MOST_TERMS) return;
  const found = findWords(value).slice(0, MOST_WORDS_IN_TERM);
  const last = found.at(-1);
  if (last === undefined) return;
  parsed.terms.push({
    field,
    words: found.map((word) => DEFAULT_FORMS.formOf(word)),
    readings: ways.map((way) => ({
      words: found.map((word) => way.formsOf(word)),
      beginning: way.beginningOf(last),
    })),
    folded: last.unspaced ? undefined : last.folded,
    isPrefix: !isPhrase && /[*＊]$/.test(value) && !last.unspaced,
    isExcluded,
    isPhrase,
    start,
    end: start + value.length,
  });
}
