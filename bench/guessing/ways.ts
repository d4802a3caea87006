/**
 * Ways of guessing at the closed part of a story through search. Each asks until its share of the questions is used up. A word
 * counts as learned only if an answer gave it away: it found the story, or was offered.
 */
import { DEFAULT_FORMS } from '#lib/edition/search/languages.ts';
import { findWords } from '#lib/edition/search/words.ts';
import type { Budget } from './oracle.ts';

export interface Guess {
  budget: Budget;
  /** Filters that only this story passes: `section:world after:2025-02-17 before:2025-02-18`. */
  only: string;
  /** Words that anybody can read in the paper, most common first: the guesser's dictionary. */
  dictionary: readonly string[];
  /** Words that anybody can read in the story itself, in the index's form. */
  isOpen: (word: string) => boolean;
  /** The last word of the opening. */
  end: string | undefined;
  /** True if anybody can read the one word directly before the other in the story. */
  isOpenPair: (before: string, word: string) => boolean;
  /** Called with a word (in the index's form) that an answer gave away, and with the word before it if that is known too. */
  learn: (word: string, before?: string) => void;
}

const LETTERS = [...'etaoinsrhldcumfpgwybvkxjqz'];
const SHORTEST = 3;

export const wordsOf = (text: string): string[] => findWords(text).map((word) => DEFAULT_FORMS.formOf(word));

/** Every word of the paper in turn: is it in this story? */
export async function askDictionary({ budget, only, dictionary, isOpen, learn }: Guess): Promise<void> {
  for (const word of dictionary) {
    if (budget.isSpent) return;
    if (word.length < SHORTEST || isOpen(word)) continue;
    if ((await budget.search(`${only} "${word}"`)).hasStory) learn(word);
  }
}

/** The other way round: a story that disappears when a word is excluded contains it. */
export async function leaveOut({ budget, only, dictionary, isOpen, learn }: Guess): Promise<void> {
  for (const word of dictionary.toReversed()) {
    if (budget.isSpent) return;
    if (word.length < SHORTEST || isOpen(word)) continue;
    if (!(await budget.search(`${only} -${word}`)).hasStory) learn(word);
  }
}

/** Longer and longer prefixes: `bl*`, `blo*`, `bloc*`. */
export async function walkPrefixes({ budget, only, isOpen, learn }: Guess): Promise<void> {
  const begins = LETTERS.flatMap((one) => LETTERS.map((other) => one + other)).reverse();
  while (!budget.isSpent) {
    const prefix = begins.pop();
    if (prefix === undefined) return;
    if (!(await budget.search(`${only} ${prefix}*`)).hasStory) continue;
    const [word = prefix] = wordsOf(prefix);
    if (prefix.length >= SHORTEST && !isOpen(word) && (await budget.search(`${only} "${prefix}"`)).hasStory)
      learn(word);
    begins.push(...LETTERS.map((letter) => prefix + letter).reverse());
  }
}

/** Suggestions for two letters, and for the first three and four letters of what was suggested: words that no page shows. */
export async function takeSuggestions({ budget, dictionary, learn }: Guess): Promise<void> {
  const known = new Set(dictionary);
  const begins = LETTERS.flatMap((one) => LETTERS.map((other) => one + other)).reverse();
  while (!budget.isSpent) {
    const typed = begins.pop();
    if (typed === undefined) return;
    const offered = (await budget.suggest(typed)).flatMap(wordsOf);
    for (const word of offered) if (!known.has(word)) learn(word);
    if (offered.length > 0 && typed.length < 6)
      begins.unshift(...LETTERS.map((letter) => typed + letter).reverse());
  }
}

/** Endings, with the typing error that asks for them. */
const ENDINGS: readonly [ending: string, slip: string][] = [
  ['ed', 'edd'],
  ['ing', 'inng'],
  ['ly', 'lyy'],
];

/** Typing errors in other forms of the paper's words: is a word offered that no page shows? */
export async function takeCorrections({ budget, dictionary, learn }: Guess): Promise<void> {
  const known = new Set(dictionary);
  for (const word of dictionary)
    for (const [ending, slip] of ENDINGS) {
      if (budget.isSpent) return;
      if (word.length < 4 || known.has(word + ending)) continue;
      const typed = new Set(wordsOf(word + slip));
      const { offered } = await budget.search(word + slip);
      for (const other of offered.flatMap(wordsOf)) if (!known.has(other) && !typed.has(other)) learn(other);
    }
}

/** From the end of the opening, word by word: which word of the paper comes next? */
export async function followPhrases(guess: Guess): Promise<void> {
  const { budget, only, dictionary, isOpenPair, learn } = guess;
  let before = guess.end;
  while (before !== undefined) {
    let next: string | undefined;
    for (const word of dictionary) {
      if (budget.isSpent) return;
      if (isOpenPair(before, word)) continue;
      if (!(await budget.search(`${only} "${before} ${word}"`)).hasStory) continue;
      next = word;
      learn(word, before);
      break;
    }
    before = next;
  }
}

/** Every way, with its share of the questions in per cent. */
export const WAYS: readonly { name: string; share: number; go: (guess: Guess) => Promise<void> }[] = [
  { name: 'words of the paper, one by one', share: 25, go: askDictionary },
  { name: 'words left out', share: 10, go: leaveOut },
  { name: 'beginnings', share: 25, go: walkPrefixes },
  { name: 'suggestions', share: 15, go: takeSuggestions },
  { name: 'corrections', share: 10, go: takeCorrections },
  { name: 'phrases, on from the opening', share: 15, go: followPhrases },
];
