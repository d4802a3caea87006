import { describe, expect, it } from 'vitest';
import { INFLECTIONS } from './inflections.fixtures.ts';
import { wordFormsOf } from './languages.ts';
import { findWords } from './words.ts';

/** Share of pairs that have to find each other, and of unrelated ones that may. */
const FOUND = 0.95;
const FALSE = 0.03;

/** True if a reader who types the one finds a story in this language with the other. */
function finds(language: string, typed: string, text: string): boolean {
  const forms = wordFormsOf(language);
  const asked = findWords(typed).map((word) => forms.formsOf(word));
  const has = new Set(findWords(text).map((word) => forms.formOf(word)));
  return asked.every((any) => any.some((form) => has.has(form)));
}

const linesOf = (list: string): string[][] =>
  list
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

/** Each word of a line with each other one. */
const pairsOf = (list: string): [string, string][] =>
  linesOf(list).flatMap((line) =>
    line.flatMap((one) =>
      line.filter((other) => other !== one).map((other): [string, string] => [one, other]),
    ),
  );

describe.each(Object.entries(INFLECTIONS))('%s', (language, { paradigms, lookalikes }) => {
  it('finds a word by any of its forms', () => {
    const pairs = pairsOf(paradigms);
    const missed = pairs.filter(([typed, text]) => !finds(language, typed, text));
    expect(1 - missed.length / pairs.length, missed.join(' ')).toBeGreaterThanOrEqual(FOUND);
  });

  it('keeps unrelated words apart', () => {
    const pairs = pairsOf(lookalikes);
    const taken = pairs.filter(([typed, text]) => finds(language, typed, text));
    expect(taken.length / pairs.length, taken.join(' ')).toBeLessThanOrEqual(FALSE);
  });
});
