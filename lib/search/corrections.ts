/** Queries as they may have been meant. A word is only offered where a story that everyone may see has it. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import {
  findNewestMatches,
  findWordsOf,
  listLateExpired,
  type VocabularyWord,
  visibleSpan,
} from '#lib/edition/queries/search.ts';
import type { WordForms } from '#lib/edition/search/languages.ts';
import { findWords } from '#lib/edition/search/words.ts';
import { listNearWords } from './correct.ts';
import { isAsked } from './expression.ts';
import type { ParsedQuery, Term } from './query-language.ts';

/** Near words that are looked at for each word of a query, and words of a query for which that is done. */
const NEAR = 8;
const WORDS = 4;
/** Newest stories that are looked at for one that is not just expired. */
const LOOKED_AT = 20;
/** A word in fewer stories may be a slip, if a near one is so many times as common. */
const RARE = 3;
const COMMONER = 10;

/** Forms that the index has of a word (as texts write it), whatever the language of the story. */
const formsOf = (shown: string, ways: readonly WordForms[]): string[] =>
  findWords(shown)
    .slice(0, 1)
    .flatMap((word) => ways.map((way) => way.formOf(word)));

/** True if a story that is visible at `now` (ms) has the word, as texts write it. */
export const isPublicWord = (
  db: EditionDatabase,
  shown: string,
  ways: readonly WordForms[],
  now: number,
): boolean => isPublic(db, formsOf(shown, ways), now);

/** True if a story that is visible at `now` (ms) has one of these forms. */
function isPublic(db: EditionDatabase, forms: readonly string[], now: number): boolean {
  if (forms.length === 0) return false;
  const expression = forms.map((form) => `"${form.replaceAll('"', '')}"`).join(' OR ');
  const ids = findNewestMatches(db, { expression, span: visibleSpan(now), limit: LOOKED_AT });
  const expired = ids.length === 0 ? undefined : listLateExpired(db, now);
  return ids.some((id) => !expired?.has(id));
}

/** Single words that are asked for: what can be corrected. */
const correctable = ({ terms }: ParsedQuery): (Term & { folded: string })[] =>
  terms
    .flatMap((term) => {
      const { folded, words, isPrefix } = term;
      return isAsked(term) && !isPrefix && words.length === 1 && folded !== undefined
        ? [{ ...term, folded }]
        : [];
    })
    .slice(0, WORDS);

/** Every form by which a single word is found. */
const allForms = ({ readings }: Term): string[] => [
  ...new Set(readings.flatMap(({ words }) => words.at(0) ?? [])),
];

interface Asking {
  db: EditionDatabase;
  /** In which the paper's stories are indexed. */
  ways: readonly WordForms[];
  now: number;
}

/** The nearest word that is not found anyway, being a form of the same one. */
function nearest(
  { db, ways, now }: Asking,
  term: Term & { folded: string },
  leastStories: number,
): VocabularyWord | undefined {
  const own = new Set(allForms(term));
  return listNearWords(db, term.folded, NEAR).find(
    ({ shown, stories }) =>
      stories >= leastStories &&
      !formsOf(shown, ways).some((form) => own.has(form)) &&
      isPublicWord(db, shown, ways, now),
  );
}

/** A query with some of its words replaced. */
function replaceTerms(text: string, replacements: ReadonlyMap<Term, string>): string {
  let [result, at] = ['', 0];
  for (const [{ start, end }, word] of replacements) {
    result += text.slice(at, start) + word;
    at = end;
  }
  return result + text.slice(at);
}

/** The query with the words that no visible story has replaced by near ones; undefined where there are none. */
export function correctQuery(asking: Asking, parsed: ParsedQuery): string | undefined {
  const { db, now } = asking;
  const replacements = new Map<Term, string>();
  for (const term of correctable(parsed)) {
    if (isPublic(db, allForms(term), now)) continue;
    const near = nearest(asking, term, 1);
    if (near) replacements.set(term, near.shown);
  }
  return replacements.size > 0 ? replaceTerms(parsed.text, replacements) : undefined;
}

/** The query with rare words replaced by near ones that are far more common; undefined where there are none. */
export function suggestQuery(asking: Asking, parsed: ParsedQuery): string | undefined {
  const { db } = asking;
  const terms = correctable(parsed);
  const known = new Map(
    findWordsOf(
      db,
      terms.map(({ folded }) => folded),
    ).map(({ word, stories }) => [word, stories]),
  );
  const replacements = new Map<Term, string>();
  for (const term of terms) {
    const stories = known.get(term.folded) ?? 0;
    if (stories > RARE) continue;
    const near = nearest(asking, term, Math.max(RARE, stories * COMMONER));
    if (near) replacements.set(term, near.shown);
  }
  return replacements.size > 0 ? replaceTerms(parsed.text, replacements) : undefined;
}
