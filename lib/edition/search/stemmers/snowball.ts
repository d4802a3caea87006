/**
 * Snowball's stemmers (https://snowballstem.org), which go by accents: they get words as they are written, and what they leave is folded.
 */
import { createStemmer } from 'multilingual-stemmer';
import { foldWord } from '../fold.ts';
import { remembering, type Stemmer, type Written } from './stemmer.ts';

/** What Snowball leaves to do in a language. */
export interface Finish {
  /** Plurals that it does not bring back to their singular. */
  singular?: readonly [ending: RegExp, instead: string][];
  /** Words by their folded form with the stem that they have instead of Snowball's. */
  whole?: ReadonlyMap<string, string>;
  /** Folded stems of one word that differ. */
  same?: readonly [ending: RegExp, instead: string][];
  /** Endings without their accents, as some type them, and as they are written. */
  accents?: readonly [plain: RegExp, accented: string][];
  /** Other folded words that may be forms of the same one. */
  kin?: (folded: string) => readonly string[];
  /** Stems of other forms of the same word, from the stem of this one (folded). */
  kinOfStem?: (stem: string, folded: string) => readonly string[];
}

const replaceAny = (word: string, rules: readonly [RegExp, string][] = []): string => {
  const rule = rules.find(([ending]) => ending.test(word));
  return rule ? word.replace(rule[0], rule[1]) : word;
};

const ASCII = /^[a-z]+$/;

/** Codes of the library for its languages. */
type Language = Parameters<typeof createStemmer>[0];

export function snowball(
  language: Language,
  { singular, whole, same, accents = [], kin, kinOfStem }: Finish,
): Stemmer {
  const stemOf = createStemmer(language);
  const stem = remembering(({ run, folded }) => {
    const exception = whole?.get(folded);
    if (exception !== undefined) return exception;
    const word = run.toLowerCase().normalize('NFC').replace(/['’ʼ]/g, '');
    return replaceAny(foldWord(stemOf(replaceAny(word, singular))), same);
  });
  const kinOf = (word: Written): string[] => {
    const { run, folded } = word;
    const accented = ASCII.test(run.toLowerCase())
      ? accents
          .filter(([plain]) => plain.test(folded))
          .map(([plain, instead]) => ({ folded, run: folded.replace(plain, instead) }))
      : [];
    const others = (kin?.(folded) ?? []).map((other) => ({ folded: other, run: other }));
    return [...[...accented, ...others].map(stem), ...(kinOfStem?.(stem(word), folded) ?? [])];
  };
  return { mark: `${language}·`, stem, kin: kinOf };
}
