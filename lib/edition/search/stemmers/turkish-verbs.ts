/** Turkish verbs, on folded words (turkish.ts): which forms a word may have if it is one of a verb. */
import { isRound, lastVowel } from './turkish-vowels.ts';

const ENDING =
  /(?<=.)(?:m[ae]k|m[ae]s[iu]|[dt][iu](?:l[ae]r|m|k)?|[iu]yor(?:l[ae]r|du|um|uz)?|y?[ae]c[ae](?:k(?:l[ae]r)?|g[iu])|m[iu]s(?:l[ae]r|t[iu])?)$/;

/** Forms of the verb with this root. */
function formsOf(root: string): string[] {
  const isOpen = /[aeiou]$/.test(root);
  const narrow = isRound(root) ? 'u' : 'i';
  const last = lastVowel(root);
  const past = /[fstkchp]$/.test(root) ? 't' : 'd';
  // e or a before -yor becomes narrow: söyle, söylüyor.
  const before = isOpen ? root.slice(0, -1) : root;
  // t before a vowel may become d: git, gidiyor.
  const stems = root.endsWith('t') ? [before, `${before.slice(0, -1)}d`] : [before];
  const present = stems.flatMap((stem) => [`${stem}${isRound(stem) ? 'u' : 'i'}yor`]);
  const wides = 'ae'.includes(last) ? [last] : ['e', 'a'];
  const others = wides.flatMap((wide) => [
    `${root}m${wide}k`,
    `${root}m${wide}`,
    `${root}m${wide}si`,
    ...(isOpen ? [`${root}y`] : stems).flatMap((stem) => [`${stem}${wide}c${wide}k`, `${stem}${wide}n`]),
  ]);
  const ending = `${past}${narrow}`;
  return [
    ...present,
    ...others,
    `${root}m${narrow}s`,
    ...['', 'm', 'k', 'lar', 'ler'].map((person) => root + ending + person),
    ...present.flatMap((form) => [`${form}lar`, `${form}du`]),
  ];
}

/** Forms of the verb that a word is of, if it ends like one; most of them are words. */
export function verbForms(word: string): string[] {
  const root = word.replace(ENDING, '');
  if (root === word || !/[aeiou]/.test(root)) return [];
  const hard = root.endsWith('d') ? [`${root.slice(0, -1)}t`] : [];
  // What stands before -yor has lost its vowel, or never had one.
  const open = /[iu]yor/.test(word) ? [`${root}e`, `${root}a`] : [];
  return [root, ...hard, ...open].flatMap(formsOf);
}
