/**
 * Hindi, by the endings of A. Ramanathan and D. D. Rao (A Lightweight Stemmer for Hindi, 2003), but only as far as an ending says
 * what the word is without it: राजा (king) must not become राज (rule). What it leaves open is asked for when a reader asks.
 */
import { remembering, type Stemmer } from './stemmer.ts';
import { HINDI_ROOTS } from './verb-roots.ts';

const CONSONANT_ROOT = 'ना|नी|ने|ता|ती|तीं|ते|ा|ी|ीं|े|ें|ो|ूं|ूंगा|ूंगी|ेगा|ेगी|ेंगे|ेंगी|ोगे|ोगी|कर|िए|िये|िएगा|ते|ाया|ाना';
const VOWEL_ROOT = 'ना|ने|ता|ती|तीं|ते|या|यी|ये|यीं|ई|ईं|ए|एं|ओ|ऊं|ऊंगा|ऊंगी|एगा|एगी|एंगे|एंगी|येगा|येगी|येंगे|ओगे|ओगी|कर|इए|इये';
const SIGN = /[ा-ौआईऊएओ]$/;
const endingsOf = (root: string): string[] => (SIGN.test(root) ? VOWEL_ROOT : CONSONANT_ROOT).split('|');

/** Every form of the common verbs, with its root. */
const VERBS: ReadonlyMap<string, string> = new Map(
  HINDI_ROOTS.flatMap((root) => endingsOf(root).map((ending): [string, string] => [root + ending, root])),
);

/** Letters that stand for themselves: a word of one is too short to take anything from. */
const LONG_ENOUGH = /[क-हअ-औ].*[क-हअ-औ]/;

/** Endings, the longest first, and what the word has instead of them where it is not inflected. */
const ENDINGS: readonly [ending: RegExp, instead: string][] = [
  [/(?<=ि)(?:यां|यों|यो)$/, ''],
  [/(?<=.)इ(?:यां|यों)$/, 'ई'],
  [/(?<=ा)(?:ओं|एं|ओ)$/, ''],
  [/(?<=[ुू])(?:ओं|एं)$/, ''],
  [/ें$/, ''],
  [/(?<=[क-ह])ए$/, 'या'],
  [/(?<=[क-ह])ई$/, 'यी'],
  [/े$/, 'ा'],
];

function stem(folded: string): string {
  const root = VERBS.get(folded);
  if (root !== undefined) return root;
  for (const [ending, instead] of ENDINGS) {
    if (!ending.test(folded)) continue;
    const rest = folded.replace(ending, '');
    return LONG_ENOUGH.test(rest) || /^[ईय]/.test(instead) ? rest + instead : folded;
  }
  return folded;
}

const INFLECTED = [/(?:ना|ने|ता|ती|ते)$/, /(?:या|यी|ये)$/, /[ेए](?:गा|गी)$/, /[ेए]ंगे$/, /[ाेीईए]$/];

/** Forms of the verb that a word may be of: most are no words, and found nowhere. */
const verbForms = (folded: string): string[] =>
  INFLECTED.flatMap((ending) => {
    const root = folded.replace(ending, '');
    if (root === folded || !LONG_ENOUGH.test(root)) return [];
    return endingsOf(root)
      .map((each) => root + each)
      .filter((form) => !VERBS.has(form) && stem(form) !== root)
      .map(stem);
  });

/** बच्चों is of बच्चा as घरों is of घर, and adjectives in -ी are of those in -ा. */
function kinOf(folded: string): string[] {
  const base = stem(folded);
  if (base.endsWith('ों')) return [base.slice(0, -2), `${base.slice(0, -2)}ा`];
  if (!LONG_ENOUGH.test(base) && !/य[ाी]$/.test(base)) return [];
  if (base.endsWith('िया')) return [base.slice(0, -2)];
  if (base.endsWith('ा')) return [`${base.slice(0, -1)}ों`, `${base.slice(0, -1)}ी`];
  if (base.endsWith('ी')) return [`${base.slice(0, -1)}ा`, `${base.slice(0, -1)}ि`];
  if (base.endsWith('ि') && base !== folded) return [`${base.slice(0, -1)}ी`, `${base}या`];
  if (base.endsWith('ू')) return [`${base.slice(0, -1)}ु`];
  if (base.endsWith('ु') && base !== folded) return [`${base.slice(0, -1)}ू`];
  return [`${base}ों`];
}

export const hindi: Stemmer = {
  mark: '',
  stem: remembering(({ folded }) => stem(folded)),
  kin: ({ folded }) => (VERBS.has(folded) ? [] : [...kinOf(folded), ...verbForms(folded)]),
};
