/**
 * Arabic, after the light stemmers of L. S. Larkey, L. Ballesteros and M. E. Connell (Light Stemming for Arabic Information Retrieval,
 * 2007): articles with what is glued to them, and endings. A single letter before a word (و ب ل ك ف) may as well be its own, so those are
 * not taken off: who asks for a word also asks for it with each of them. Folded words have no hamza, one yeh, one heh.
 */
import { remembering, type Stemmer } from './stemmer.ts';

const ARTICLE = /^(?:[وف]?[بک]?ال|[وف]?لل)(?=...)/;
/** Endings with the letters that have to be left. */
const ENDINGS: readonly RegExp[] = [
  /(?<=...)(?:هما|هم|هن|ها|کم|نا|وا)$/,
  /(?<=..)(?:ات|ه)$/,
  /(?<=...)(?:ون|ین|ی|ت)$/,
  /(?<=...)(?:یا|ا)$/,
  /(?<=....)(?:ان|و)$/,
];

/** Takes off what can be taken off, until nothing can: so that what is left does not depend on what was there. */
function stem(folded: string): string {
  let rest = folded;
  for (let last = ''; last !== rest; ) {
    last = rest;
    rest = rest.replace(ARTICLE, '');
    for (const ending of ENDINGS) rest = rest.replace(ending, '');
  }
  return rest;
}

const PROCLITICS = ['و', 'ف', 'ب', 'ل', 'ک', 'وب', 'ول', 'فب', 'فل'];
/** What may be glued to a word, with the letters that have to be left. */
const GLUED = [/^[وف](?=...)/, /^[وف]?[بل](?=...)/, /^[وف]?ک(?=....)/];
const SHORTEST = 3;

/** يكتب and تكتب are of كتب, and will be with س; what else begins so is mostly of the same root. */
function ofVerb(base: string): string[] {
  if (base.length === SHORTEST) return ['ی', 'ت', 'سی', 'ست'].map((person) => person + base);
  const root = base.replace(/^س?[یت](?=...$)/, '');
  return root === base ? [] : [root, ...['ی', 'ت', 'سی', 'ست'].map((person) => person + root)];
}

/** غزة has lost a letter that is its own. */
const isLong = (base: string, word: string): boolean =>
  base.length >= SHORTEST || (base.length === 2 && /^[^ل]..?.?.?ه$/.test(word));

function kinOf(folded: string): string[] {
  const words = [folded, ...GLUED.map((letters) => folded.replace(letters, ''))];
  const bases = new Set(words.filter((word) => isLong(stem(word), word)).map(stem));
  return [...bases].flatMap((base) => {
    const glued = PROCLITICS.map((letters) => letters + base);
    // After ل the article has lost its alef: للبنان may be Lebanon with ل, or a word بنان with لل.
    return [
      base,
      ...ofVerb(base),
      ...(/^..$/.test(base) ? [`${base}ت`] : []),
      ...glued,
      ...glued.map(stem),
      ...(/^ل(?:ا|...)/.test(base) ? [base.slice(1)] : []),
    ];
  });
}

export const arabic: Stemmer = {
  mark: '',
  stem: remembering(({ folded }) => stem(folded)),
  kin: ({ folded }) => kinOf(folded),
};
