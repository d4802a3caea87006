/** Harmony of vowels in folded Turkish words, which have o for ö, u for ü and i for ı. */

export const lastVowel = (word: string): string => /[aeiou](?=[^aeiou]*$)/.exec(word)?.[0] ?? 'e';

/** True if an ending after it has u, rather than i. */
export const isRound = (word: string): boolean => 'ou'.includes(lastVowel(word));
