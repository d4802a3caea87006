/**
 * Urdu, after the paradigms of R. L. Schmidt (Urdu: An Essential Grammar, 1999), as for Hindi: an ending is taken off if it says what
 * the word is without it, and what it leaves open is asked for when a reader asks. Folded words have one yeh and one heh.
 */
import { foldWord } from '../fold.ts';
import { remembering, type Stemmer } from './stemmer.ts';
import { URDU_ROOTS } from './verb-roots.ts';

const CONSONANT_ROOT = 'نا|نے|نی|تا|تے|تی|تیں|ا|ی|یں|و|وں|یگا|یگی|یںگے|وگے|کر|یے|ئیے';
const VOWEL_ROOT = 'نا|نے|تا|تے|تی|تیں|یا|ئی|ئے|ئیں|ئیں|ؤ|ؤں|ئےگا|ئےگی|ئیںگے|ئیگا|ئیگی|کر|ئیے';
const VOWEL = /[اوی]$/;
const endingsOf = (root: string): string[] =>
  (VOWEL.test(root) ? VOWEL_ROOT : CONSONANT_ROOT).split('|').map(foldWord);

/** Every form of the common verbs, folded, with its root. */
const VERBS: ReadonlyMap<string, string> = new Map(
  URDU_ROOTS.map(foldWord).flatMap((root) =>
    endingsOf(root).map((ending): [string, string] => [root + ending, root]),
  ),
);

/** Endings as folded words have them, the longest first, and what the word has instead where it is not inflected. */
const ENDINGS: readonly [ending: RegExp, instead: string][] = [
  [/(?<=ا)(?:ییں|وں)$/, ''],
  [/(?:یاں|یوں)$/, 'ی'],
  [/یں$/, ''],
  [/یی$/, 'ی'],
];
const SHORTEST = 2;

function stem(folded: string): string {
  const root = VERBS.get(folded);
  if (root !== undefined) return root;
  for (const [ending, instead] of ENDINGS) {
    const rest = folded.replace(ending, '');
    if (rest !== folded && rest.length + instead.length >= SHORTEST) return rest + instead;
  }
  return folded;
}

/** Forms of the verb that a word may be of: most are no words, and found nowhere. */
function verbForms(folded: string): string[] {
  const root = folded.replace(/(?:نا|تا|تی|نی|یا|یی|یگا|ینگی|ا|ی)$/, '');
  if (root === folded || root.length < 3) return [];
  return endingsOf(root)
    .map((ending) => root + ending)
    .filter((form) => !VERBS.has(form) && stem(form) !== root)
    .map(stem);
}

/** بچوں is of بچہ as گھروں is of گھر, and لڑکے of لڑکا as بچے of بچہ. */
function kinOf(folded: string): string[] {
  const base = stem(folded);
  const bare = base.replace(/(?:وں|[اهی])$/, '');
  if (bare.length < SHORTEST) return base.endsWith('ی') ? [`${base}ا`] : [];
  if (base.endsWith('یه')) return [bare, `${bare}وں`, `${bare.slice(0, -1)}وں`];
  if (base.endsWith('وں')) return [bare, `${bare}ا`, `${bare}ه`, `${bare}ی`, `${bare}یه`];
  if (/[اه]$/.test(base)) return [stem(`${bare}ی`), `${bare}وں`, `${base}وں`, `${bare}ات`];
  if (/..ات$/.test(base)) return [base.slice(0, -2), `${base.slice(0, -2)}ه`, `${base.slice(0, -2)}ی`];
  if (base.endsWith('ی')) return [`${bare}ا`, `${base}ا`, `${bare}ه`, `${base}ه`, `${bare}وں`];
  return [`${base}وں`];
}

export const urdu: Stemmer = {
  mark: 'ur·',
  stem: remembering(({ folded }) => stem(folded)),
  kin: ({ folded }) => (VERBS.has(folded) ? [] : [...kinOf(folded), ...verbForms(folded)]),
};
