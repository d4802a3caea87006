/**
 * Persian, after the endings that K. Taghva, R. Beckley and M. Sadeh list (A Stemming Algorithm for the Farsi Language, 2005). Folded
 * words have no joiners, so that کتاب‌ها and کتابها are one.
 */
import { foldWord } from '../fold.ts';
import { remembering, type Stemmer } from './stemmer.ts';

/** They end like others with something glued to them. */
const WHOLE = new Set(['مردم', 'قدیم', 'تصمیم', 'سیستم', 'تمدن']);

/** مى and its negation, which verbs have, and only then their persons; the letters that have to be left. */
const VERB = /^(?:ن?می)(?=...)/;
const PERSONS = /(?<=..)(?:ییم|یید|یند|یم|ید|ند|م|ی|د)$/;

/** Stems of the past, of which the last letter is no ending. */
const PAST = new Set(
  'کرد برد خورد اورد سپرد شمرد داد دید امد رسید ایستاد افتاد فرستاد ماند خواند راند خرید شنید کشید'.split(
    ' ',
  ),
);

const ENDINGS: readonly [ending: RegExp, instead: string][] = [
  [/(?<=...)شان$/, ''],
  [/(?<=....)مان$/, ''],
  [/(?<=ها)(?:ی?[متش])$/, ''],
  [/(?<=..)(?:هایی|های|ها)$/, ''],
  [/(?<=ه)(?:ای|ا[متش]|ام)$/, ''],
  [/(?<=...)(?:ترین|تری|تر)$/, ''],
  [/(?<=...)گان$/, 'ه'],
  [/(?<=....)(?:ات|ین)$/, ''],
  [/(?<=...[او])(?:یان|یی|ی)$/, ''],
  [/(?<=....)ان$/, ''],
  [/(?<=...)(?:ند|یم|ید)$/, ''],
  [/(?<=.[تد])(?:م|ن)$/, ''],
  [/(?<=....)[متش]$/, ''],
  [/(?<=...)ی$/, ''],
];

/** What is glued to a word behind a joiner, which says where the word ends. */
const JOINED =
  /^(?<word>.{2,})\u200c(?:ها|های|هایی|های?ی?(?:م|ت|ش|مان|تان|شان)|ای|ام|ات|اش|مان|تان|شان|تر|ترین|تری)$/u;

function stem(folded: string): string {
  if (WHOLE.has(folded)) return folded;
  let rest = folded.replace(VERB, '');
  if (rest !== folded && !PAST.has(rest)) rest = rest.replace(PERSONS, '');
  for (let last = ''; last !== rest; ) {
    last = rest;
    for (const [ending, instead] of ENDINGS) rest = rest.replace(ending, instead);
  }
  return rest;
}

const isShort = (word: string): boolean => word.length === 3 || word === 'زن';

/** Plurals of short words in -ان, which may as well be a word's own letters: زنان of زن, but جهان. */
function kinOf(base: string): string[] {
  const rest = base.replace(/ان$/, '');
  if (rest !== base) return isShort(rest) ? [rest] : [];
  return isShort(base) ? [`${base}ان`] : [];
}

/** Nouns that end like a participle: هفته is a week, and هفت seven. */
const NO_PARTICIPLES = new Set(['هفته', 'دسته', 'رشته', 'نکته', 'سکته', 'پرده', 'برده', 'مرده', 'گسترده']);

/** رفته is of رفتن, as رفت is. */
function participleOf(base: string): string[] {
  const other = /[تد]ه$/.test(base) ? base.slice(0, -1) : /[تد]$/.test(base) ? `${base}ه` : undefined;
  return other === undefined || NO_PARTICIPLES.has(base) || NO_PARTICIPLES.has(other) ? [] : [other];
}

const stemOf = remembering(({ run, folded }) => stem(foldWord(JOINED.exec(run)?.groups?.word ?? folded)));

export const persian: Stemmer = {
  mark: 'fa·',
  stem: stemOf,
  kin: (word) => [...kinOf(stemOf(word)), ...participleOf(stemOf(word))],
};
