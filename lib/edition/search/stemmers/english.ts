import type { Stemmer } from './stemmer.ts';

/**
 * English plurals as their singular, by the three rules of D. Harman's "S" stemmer (How effective is suffixing?,
 * JASIS 42, 1991): talks and talk, countries and country. Harmless in other languages, as both sides have it.
 */
const RULES: readonly [ending: RegExp, replacement: string][] = [
  [/(?<![ae])ies$/, 'y'],
  [/(?<![aeo])es$/, 'e'],
  [/(?<![us])s$/, ''],
];

/** Shorter words are left as they are: gas, bus, its. */
const SHORTEST = 4;

function stem(word: string): string {
  if (word.length < SHORTEST || !word.endsWith('s') || !/^[a-z]+$/.test(word)) return word;
  const rule = RULES.find(([ending]) => ending.test(word));
  return rule ? word.replace(rule[0], rule[1]) : word;
}

/** English, and Latin words of all languages that have no stemmer of their own. */
export const english: Stemmer = { mark: '', stem: ({ folded }) => stem(folded) };
