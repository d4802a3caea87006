/**
 * What a reader may have meant by a word that the paper hardly has: the paper's own words near it. The work is bounded: all words
 * one slip away are looked up by name, and of those that begin alike some thousands are compared.
 */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findWordsOf, listWordsFrom, type VocabularyWord } from '#lib/edition/queries/search.ts';
import { distance } from './distance.ts';

/** Words that begin alike and are compared. */
const COMPARED = 4000;
/** In shorter words every slip makes another word. */
const SHORTEST = 4;
/** From this length on two slips are believed. */
const LONG = 7;

/** Letters that are tried, by the writing system of the word's first one. */
const ALPHABETS: readonly [first: number, last: number][] = [
  [0x61, 0x7a],
  [0x3b1, 0x3c9],
  [0x430, 0x45f],
  [0x5d0, 0x5ea],
  [0x621, 0x6d2],
  [0x902, 0x94d],
];

function lettersFor(word: string): string[] {
  const code = word.charCodeAt(0);
  const range = ALPHABETS.find(([first, last]) => code >= first && code <= last);
  if (range === undefined) return [];
  return Array.from({ length: range[1] - range[0] + 1 }, (_, n) => String.fromCharCode(range[0] + n));
}

/** Every word one slip away. */
function* slips(word: string): Generator<string> {
  const letters = lettersFor(word);
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (tail !== '') yield head + tail.slice(1);
    if (tail.length > 1) yield `${head}${tail[1]}${tail[0]}${tail.slice(2)}`;
    for (const letter of letters) {
      yield head + letter + tail;
      if (tail !== '') yield head + letter + tail.slice(1);
    }
  }
}

/** The nearest words to a folded one, the likeliest first. The word itself is not among them. */
export function listNearWords(db: EditionDatabase, word: string, limit: number): VocabularyWord[] {
  if (word.length < SHORTEST || /\d/.test(word)) return [];
  const most = word.length < LONG ? 1 : 2;
  const near = new Map<string, VocabularyWord & { slips: number }>();
  const consider = (candidate: VocabularyWord): void => {
    if (candidate.word === word || near.has(candidate.word)) return;
    const count = distance(word, candidate.word, most);
    if (count <= most) near.set(candidate.word, { ...candidate, slips: count });
  };
  for (const candidate of findWordsOf(db, [...new Set(slips(word))])) consider(candidate);
  if (most > 1)
    for (const candidate of listWordsFrom(db, { prefix: word.slice(0, 2), limit: COMPARED }))
      consider(candidate);
  return [...near.values()].sort((a, b) => a.slips - b.slips || b.stories - a.stories).slice(0, limit);
}
