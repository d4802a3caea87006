/** Makes a parsed query fit to be asked: what is in every other story says nothing, and a section has several names. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { countListed, findWordsOf, hasForm, listWordsFrom } from '#lib/edition/queries/search.ts';
import { listSections } from '#lib/edition/queries/sections.ts';
import { indexText, type WordForms } from '#lib/edition/search/languages.ts';
import { findWords } from '#lib/edition/search/words.ts';
import { type Completions, isAsked } from './expression.ts';
import type { Term } from './query-language.ts';

/** A word that stands in a larger part of the stories is left out, where there are others to go by. */
const COMMON = 0.5;
/** Below so many stories nothing is common. */
const FEW = 500;
/** Words that a prefix stands for, and stories that these have together: rare ones cost little. */
const COMPLETIONS = 60;
const STORIES = 20_000;
/** Words that are looked at for that. */
const LOOKED_AT = 20_000;

/** Forms of a query's words that are looked up, besides their own: some 0.05 ms each. */
const FORMS = 160;

/** Leaves out forms that no story has, which are most of those that a word might have. */
export function keepKnownForms(db: EditionDatabase, terms: readonly Term[]): Term[] {
  const count = terms.reduce((sum, { readings, words }) => sum + readings.length * words.length, 0);
  const most = Math.ceil(FORMS / Math.max(1, count));
  const keep = ([own = '', ...others]: readonly string[]): string[] => [
    own,
    ...others.slice(0, most).filter((form) => hasForm(db, form)),
  ];
  return terms.map((term) => ({
    ...term,
    readings: term.readings.map((reading) => ({ ...reading, words: reading.words.map(keep) })),
  }));
}

const isWord = (term: Term): boolean => isAsked(term) && !term.isPhrase && !term.isPrefix;

/** Leaves out words like "the", which half of all stories have, unless there is nothing else. */
function dropCommon(db: EditionDatabase, terms: readonly Term[]): Term[] {
  const listed = countListed(db);
  if (listed < FEW) return [...terms];
  const words = terms.filter((term) => isWord(term) && term.words.length === 1);
  const known = findWordsOf(
    db,
    words.flatMap(({ folded }) => folded ?? []),
  );
  const common = new Set(known.filter(({ stories }) => stories > listed * COMMON).map(({ word }) => word));
  const rest = terms.filter(
    (term) => !(isWord(term) && term.words.length === 1 && common.has(term.folded ?? '')),
  );
  return rest.some(isAsked) ? rest : [...terms];
}

/** `section:"World News"` and `section:world` are the same section. */
function nameSections(db: EditionDatabase, terms: readonly Term[]): Term[] {
  if (!terms.some(({ field }) => field === 'section')) return [...terms];
  const names = new Map<string, string>();
  for (const { slug, title, navTitle } of listSections(db))
    for (const name of [title, navTitle, slug]) names.set(indexText(name), indexText(slug));
  return terms.map((term) =>
    term.field === 'section'
      ? { ...term, words: (names.get(term.words.join(' ')) ?? term.words.join(' ')).split(' ') }
      : term,
  );
}

/** A long run of a script without spaces is several words: each two letters of it have to be there, in any order. */
function loosenRuns(terms: readonly Term[]): Term[] {
  return terms.flatMap((term) => {
    if (term.folded !== undefined || term.isPhrase || term.words.length <= 4) return [term];
    return term.words.slice(1).map((word, n) => ({
      ...term,
      words: [term.words[n] ?? '', word],
      readings: term.readings.map((reading) => ({ ...reading, words: reading.words.slice(n, n + 2) })),
    }));
  });
}

export const prepareTerms = (db: EditionDatabase, terms: readonly Term[]): Term[] =>
  dropCommon(db, nameSections(db, loosenRuns(terms)));

/** Looks prefixes up in the paper's vocabulary: its commonest word, and of the others as many as are cheap to ask for. */
export const completionsFrom = (db: EditionDatabase, ways: readonly WordForms[]): Completions => {
  const known = new Map<string, string[][]>();
  return (prefix) => {
    let words = known.get(prefix);
    if (words === undefined) {
      words = complete(db, prefix, ways);
      known.set(prefix, words);
    }
    return words;
  };
};

function complete(db: EditionDatabase, prefix: string, ways: readonly WordForms[]): string[][] {
  const words = listWordsFrom(db, { prefix, limit: LOOKED_AT }).sort((a, b) => a.stories - b.stories);
  const commonest = words.pop();
  if (commonest === undefined) return [];
  const chosen = [commonest];
  let stories = 0;
  for (const word of words.slice(-COMPLETIONS)) {
    stories += word.stories;
    if (stories > STORIES) break;
    chosen.push(word);
  }
  const found = chosen.flatMap(({ shown }) => findWords(shown).slice(0, 1));
  return ways.map((way) => [...new Set(found.map((word) => way.formOf(word)))]);
}
