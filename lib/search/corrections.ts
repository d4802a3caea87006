/** Queries as they may have been meant. A word is only offered where a story that everyone may see has it. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import {
  findNewestMatches,
  findWordsOf,
  listLateExpired,
  type VocabularyWord,
  visibleSpan,
} from '#lib/edition/queries/search.ts';
import { indexForm } from '#lib/edition/search/words.ts';
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

/** True where a story that is visible at `now` (ms) has the word (folded). */
export function isPublicWord(db: EditionDatabase, word: string, now: number): boolean {
  const expression = `"${indexForm({ folded: word, unspaced: false }).replaceAll('"', '')}"`;
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

const nearest = (
  db: EditionDatabase,
  folded: string,
  now: number,
  leastStories: number,
): VocabularyWord | undefined =>
  listNearWords(db, folded, NEAR).find(
    ({ word, stories }) => stories >= leastStories && isPublicWord(db, word, now),
  );

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
export function correctQuery(db: EditionDatabase, parsed: ParsedQuery, now: number): string | undefined {
  const replacements = new Map<Term, string>();
  for (const term of correctable(parsed)) {
    if (isPublicWord(db, term.folded, now)) continue;
    const near = nearest(db, term.folded, now, 1);
    if (near) replacements.set(term, near.shown);
  }
  return replacements.size > 0 ? replaceTerms(parsed.text, replacements) : undefined;
}

/** The query with rare words replaced by near ones that are far more common; undefined where there are none. */
export function suggestQuery(db: EditionDatabase, parsed: ParsedQuery, now: number): string | undefined {
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
    const near = nearest(db, term.folded, now, Math.max(RARE, stories * COMMONER));
    if (near) replacements.set(term, near.shown);
  }
  return replacements.size > 0 ? replaceTerms(parsed.text, replacements) : undefined;
}
