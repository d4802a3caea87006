/**
 * From a query to an expression of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax). Every word stands in
 * quotation marks, and the index's words hold letters, marks and digits only: nothing of the reader's can be an operator.
 */
import { EVERY_STORY, sectionWord } from '#lib/edition/search/search-text.ts';
import type { Term } from './query-language.ts';

const quoted = (words: readonly string[]): string => `"${words.join(' ').replaceAll('"', '')}"`;

/** Words of the index that a prefix stands for, the commonest at least. */
export type Completions = (prefix: string) => readonly string[];

function prefixExpression(before: readonly string[], prefix: string, completions: Completions): string {
  const words = completions(prefix);
  // None in the texts: perhaps in a name. There is little to look through then.
  if (words.length === 0) return `${quoted([...before, prefix])} *`;
  return `(${words.map((word) => quoted([...before, word])).join(' OR ')})`;
}

function termExpression(term: Term, completions: Completions): string {
  const { words, isPrefix, folded = '' } = term;
  const expression = isPrefix ? prefixExpression(words.slice(0, -1), folded, completions) : quoted(words);
  switch (term.field) {
    case undefined:
      return expression;
    case 'section':
      return quoted([sectionWord(words)]);
    default:
      return `(${term.field}s : ${expression})`;
  }
}

/** True where a term's own words are what is looked for, rather than a filter. */
export const isAsked = (term: Term): boolean => term.field === undefined && !term.isExcluded;

/** The expression that all of these terms make together. `within`: the columns in which what is asked for has to be. */
export function toExpression(
  terms: readonly Term[],
  completions: Completions,
  within?: readonly string[],
): string {
  const express = (term: Term): string => {
    const expression = termExpression(term, completions);
    return within && isAsked(term) ? `({${within.join(' ')}} : ${expression})` : expression;
  };
  const wanted = terms.filter((term) => !term.isExcluded).map(express);
  const unwanted = terms.filter((term) => term.isExcluded).map(express);
  const all = wanted.length > 0 ? wanted.join(' AND ') : quoted([EVERY_STORY]);
  return unwanted.length > 0 ? `(${all}) NOT (${unwanted.join(' OR ')})` : all;
}
