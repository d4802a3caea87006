/**
 * From a query to an expression of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax). Every word stands in
 * quotation marks, and the index's words hold letters, marks and digits only: nothing of the reader's can be an operator.
 */
import { EVERY_STORY, sectionWord } from '#lib/edition/search/search-text.ts';
import type { Term } from './query-language.ts';

const quoted = (words: readonly string[]): string => `"${words.join(' ').replaceAll('"', '')}"`;

/** Words of the index that a prefix (folded) stands for, the commonest at least: in each way in which stories are indexed. */
export type Completions = (prefix: string) => readonly (readonly string[])[];

const anyOf = (expressions: readonly string[]): string => {
  const different = [...new Set(expressions)];
  return different.length === 1 ? (different[0] ?? '') : `(${different.join(' OR ')})`;
};

/** Words that follow each other, each in its own form or one of them in another: what is a phrase is not said in many ways. */
function sequences(words: readonly (readonly string[])[]): string[][] {
  const own = words.map(([form = '']) => form);
  const others = words.flatMap((forms, n) => forms.slice(1).map((form) => own.with(n, form)));
  return [own, ...others];
}

function prefixExpression({ readings, folded = '' }: Term, completions: Completions): string {
  const completed = completions(folded);
  return anyOf(
    readings.flatMap(({ words, beginning }, n) => {
      const before = words.slice(0, -1).map(([form = '']) => form);
      const known = completed[n] ?? [];
      // None in the texts: perhaps in a name. There is little to look through then.
      if (known.length === 0) return [`${quoted([...before, beginning])} *`];
      return known.map((word) => quoted([...before, word]));
    }),
  );
}

const wordsExpression = ({ readings }: Term): string =>
  anyOf(readings.flatMap(({ words }) => sequences(words).map(quoted)));

function termExpression(term: Term, completions: Completions): string {
  const { words, isPrefix } = term;
  const expression = isPrefix ? prefixExpression(term, completions) : wordsExpression(term);
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
