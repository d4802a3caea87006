/**
 * Turkish nouns, by the order of suffixes that G. Eryiğit and E. Adalı describe (An Affix Stripping Morphological Analyzer for Turkish,
 * 2004). It works on folded words, which have five vowels for eight: so it does not matter whether a reader types kadınlar or kadinlar.
 * What stands behind an apostrophe is an ending of a name. Endings of one vowel may as well be a word's own letters (araba, ülke): who
 * asks for a word also asks for it with each of them.
 */
import { foldWord } from '../fold.ts';
import { remembering, type Stemmer, type Written } from './stemmer.ts';
import { verbForms } from './turkish-verbs.ts';
import { isRound, lastVowel } from './turkish-vowels.ts';

const APOSTROPHE = /['’ʼ]/;

/** Suffixes in the order in which they are taken off, with the letters that have to be left. */
const SUFFIXES: readonly [suffix: RegExp, instead: string][] = [
  [/(?<=...)(?:daki|deki|taki|teki)$/, ''],
  [/(?<=..)(?:dan|den|da|de|(?<=[fstkchp])(?:tan|ten|ta|te))$/, ''],
  [/(?<=[aeiou][^aeiou]{0,4}[aeiou])(?:nin|nun|yla|yle|yi|yu|ya|ye)$/, ''],
  [/(?<=..)(?:imiz|umuz|iniz|unuz)$/, ''],
  [/(?<=[aeiou][^aeiou]{0,4}[aeiou])(?:miz|muz|niz|nuz)$/, ''],
  [/(?<=..)(?:larim|lerim|larin|lerin|lari|leri|lara|lere|lar|ler)n?$/, ''],
  // The last letter as it is without an ending: kitabı, kitap.
  [/(?<=...)b$/, 'p'],
  [/(?<=...)g$/, 'k'],
  [/(?<=....)d$/, 't'],
];

/** A word without what stands behind its apostrophe, folded. */
function bare({ run, folded }: Written): string {
  const at = run.search(APOSTROPHE);
  return at > 1 ? foldWord(run.slice(0, at)) : folded;
}

const stem = (word: string): string =>
  SUFFIXES.reduce((rest, [suffix, instead]) => rest.replace(suffix, instead), word);

const SOFT: Readonly<Record<string, string>> = { p: 'b', k: 'g', t: 'd' };
const HARD: Readonly<Record<string, string>> = { b: 'p', g: 'k', d: 't' };

/** Letters change at the end of words of several syllables, mostly. */
const isLong = (word: string): boolean => /[aeiou].*[aeiou]/.test(word);

/** A word with the endings of one vowel: case, and possession of one. */
function withEndings(word: string): string[] {
  const narrow = isRound(word) ? 'u' : 'i';
  if (/[aeiou]$/.test(word)) return [...'mn', `s${narrow}`, `n${narrow}`, 'na', 'ne'].map((e) => word + e);
  const last = lastVowel(word);
  const wide = 'ae'.includes(last) ? [last] : ['a', 'e'];
  const soft = SOFT[word.slice(-1)];
  return [word, ...(soft && (isLong(word) || word.endsWith('nk')) ? [word.slice(0, -1) + soft] : [])].flatMap(
    (root) =>
      [narrow, `${narrow}n`, `${narrow}m`, ...wide, ...wide.map((vowel) => `l${vowel}`)].map(
        (ending) => root + ending,
      ),
  );
}

const ENDINGS: readonly RegExp[] = [
  /(?<=..)[iu][nm]$/,
  /(?<=..[aeiou])(?:s[iu]|[nm])$/,
  /(?<=[aeiou][^aeiou]{0,4}[iu])n[aeiu]$/,
  /(?<=..)[iu]$/,
  /(?<=..)[ae]$/,
  /(?<=[aeiou][^aeiou])l[ae]$/,
];

/** What a word may be without such an ending: its vowel has to be in harmony with the word's. */
function withoutEnding(word: string): string[] {
  return ENDINGS.flatMap((ending) => {
    const root = word.replace(ending, '');
    const vowel = /[iu]/.exec(word.slice(root.length))?.[0];
    if (root === word || (vowel !== undefined && isRound(root) !== (vowel === 'u'))) return [];
    const hard = isLong(root) || root.endsWith('ng') ? HARD[root.slice(-1)] : undefined;
    return hard ? [root, root.slice(0, -1) + hard] : [root];
  });
}

/** Stems of the word and of its forms with such an ending, and of what it may be without one. */
function kin(word: Written): string[] {
  const own = bare(word);
  const roots = [stem(own), ...withoutEnding(stem(own)), ...withoutEnding(own)];
  const verbs = verbForms(own).map(stem);
  return [...roots, ...roots.map(stem), ...verbs, ...roots.flatMap((root) => withEndings(root).map(stem))];
}

export const turkish: Stemmer = { mark: 'tr·', stem: remembering((word) => stem(bare(word))), kin };
