/** Words whose stem is given, because the rules of their language would find another. */
import { foldWord } from '../fold.ts';

/** Nouns in -o of which the word in -a is another: both keep their vowel. */
export const apart = (pairs: string, plurals: readonly [o: string, a: string]): ReadonlyMap<string, string> =>
  new Map(
    pairs
      .trim()
      .split(/\s+/)
      .flatMap((stem) => [
        [`${stem}o`, `${stem}o`],
        [stem + plurals[0], `${stem}o`],
        [`${stem}a`, `${stem}a`],
        [stem + plurals[1], `${stem}a`],
      ]),
  );

/** Forms of a verb, folded, with its root. */
export const formsOfVerb = (root: string, endings: string): [string, string][] =>
  endings.split(' ').map((ending) => [foldWord(root + ending), root]);
