/**
 * Ways of guessing at the closed part of a story through search. Each asks until its share of the questions is spent. A word
 * counts as learned only where an answer said it: the story came for it, or it was offered.
 */
import { findWords, indexForm } from '#lib/edition/search/words.ts';
import type { Budget } from './oracle.ts';

export interface Guess {
  budget: Budget;
  /** Filters that leave the story alone: `section:world after:2025-02-17 before:2025-02-18`. */
  only: string;
  /** Words that anybody can read in the paper, the commonest first: the guesser's dictionary. */
  dictionary: readonly string[];
  /** Words that anybody can read of the story itself, in the index's form. */
  isOpen: (word: string) => boolean;
  /** The last word of the opening. */
  end: string | undefined;
  /** True where anybody can read the one word right before the other in the story. */
  isOpenPair: (before: string, word: string) => boolean;
  /** Told of a word (in the index's form) that an answer said, and, where that is known too, of the one before it. */
  learn: (word: string, before?: string) => void;
}

const LETTERS = [...'etaoinsrhldcumfpgwybvkxjqz'];
const SHORTEST = 3;

export const wordsOf = (text: string): string[] => findWords(text).map(indexForm);

/** Each word of the paper in turn: is it in this story? */
export async function askDictionary({ budget, only, dictionary, isOpen, learn }: Guess): Promise<void> {
  for (const word of dictionary) {
    if (budget.isSpent) return;
    if (word.length < SHORTEST || isOpen(word)) continue;
    if ((await budget.search(`${only} "${word}"`)).hasStory) learn(word);
  }
}

/** The same the other way round: a story that goes away when a word is left out has it. */
export async function leaveOut({ budget, only, dictionary, isOpen, learn }: Guess): Promise<void> {
  for (const word of dictionary.toReversed()) {
    if (budget.isSpent) return;
    if (word.length < SHORTEST || isOpen(word)) continue;
    if (!(await budget.search(`${only} -${word}`)).hasStory) learn(word);
  }
}

/** From beginning to longer beginning: `bl*`, `blo*`, `bloc*`. */
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

/** What is offered to who types two letters, and three, and four of what was offered: words that no page shows. */
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

/** Endings, with the slip of the hand that asks for them. */
const ENDINGS: readonly [ending: string, slip: string][] = [
  ['ed', 'edd'],
  ['ing', 'inng'],
  ['ly', 'lyy'],
];

/** Slips of the hand in other forms of the paper's words: is a word offered that no page shows? */
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

/** On from the end of the opening, word by word: which word of the paper comes next? */
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

/** Each way with its share of the questions, in per cent. */
export const WAYS: readonly { name: string; share: number; go: (guess: Guess) => Promise<void> }[] = [
  { name: 'words of the paper, one by one', share: 25, go: askDictionary },
  { name: 'words left out', share: 10, go: leaveOut },
  { name: 'beginnings', share: 25, go: walkPrefixes },
  { name: 'suggestions', share: 15, go: takeSuggestions },
  { name: 'corrections', share: 10, go: takeCorrections },
  { name: 'phrases, on from the opening', share: 15, go: followPhrases },
];
