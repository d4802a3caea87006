/** What a reader may have begun to type: words of the paper, and headlines. Only what everyone may see by now. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import {
  findNewestMatches,
  listLanguages,
  listWordsFrom,
  readFound,
  visibleSpan,
} from '#lib/edition/queries/search.ts';
import { allWordForms } from '#lib/edition/search/languages.ts';
import type { Suggestions, SuggestRequest } from './answer.ts';
import { isPublicWord } from './corrections.ts';
import { isAsked, toExpression } from './expression.ts';
import { parseQuery, type Term } from './query-language.ts';
import { completionsFrom, keepKnownForms, prepareTerms } from './terms.ts';

const QUERIES = 5;
const STORIES = 4;
/** Letters from which on a beginning says something. */
const SHORTEST = 2;
/** Words that are looked at for completions, and of these the commonest, for one that is public. */
const LOOKED_AT = 20_000;
const CANDIDATES = 12;

/** The word that is being typed: the last one, where nothing follows it. */
function wordInHand(
  text: string,
  raw: string,
  terms: readonly Term[],
): (Term & { folded: string }) | undefined {
  const last = terms.at(-1);
  if (last?.folded === undefined || last.isPhrase || !isAsked(last) || last.end !== text.length)
    return undefined;
  return /\s$/.test(raw) || last.folded.length < SHORTEST ? undefined : { ...last, folded: last.folded };
}

export function suggest(db: EditionDatabase, { query, now }: SuggestRequest): Suggestions {
  const ways = allWordForms(listLanguages(db));
  const parsed = parseQuery(query, ways);
  const { text } = parsed;
  const terms = keepKnownForms(db, parsed.terms);
  const inHand = wordInHand(text, query, terms);
  const queries = inHand
    ? listWordsFrom(db, { prefix: inHand.folded, limit: LOOKED_AT })
        .filter(({ word }) => word !== inHand.folded)
        .sort((a, b) => b.stories - a.stories)
        .slice(0, CANDIDATES)
        .filter(({ shown }) => isPublicWord(db, shown, ways, now))
        .slice(0, QUERIES)
        .map(({ shown }) => text.slice(0, inHand.start) + shown)
    : [];
  const wanted = terms.map((term, n) =>
    inHand && n === terms.length - 1 ? { ...term, isPrefix: true } : term,
  );
  if (!wanted.some(isAsked)) return { queries, stories: [] };
  const expression = toExpression(prepareTerms(db, wanted), completionsFrom(db, ways), ['headline']);
  const ids = findNewestMatches(db, { expression, span: visibleSpan(now), limit: STORIES });
  const stories = readFound(db, ids, now).map(
    ({ story: { headline, path, sectionTitle, language, direction } }) => ({
      headline,
      path,
      sectionTitle,
      language,
      direction,
    }),
  );
  return { queries, stories };
}
