/** The languages for which Snowball has a stemmer that does well, and what it leaves to do in each. */
import { foldWord } from '../fold.ts';
import { snowball } from './snowball.ts';

/** Nouns in -o of which the word in -a is another: both keep their vowel. */
const apart = (pairs: string, plurals: readonly [o: string, a: string]): ReadonlyMap<string, string> =>
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
const formsOfVerb = (root: string, endings: string): [string, string][] =>
  endings.split(' ').map((ending) => [foldWord(root + ending), root]);

/** Nouns end in -ent like verbs: président, parlent. */
function thirdPersons(stem: string): string[] {
  const rest = stem.replace(/ent$/, '');
  if (rest !== stem) return rest.length > 2 ? [rest] : [];
  return stem.length > 2 ? [`${stem}ent`] : [];
}

/** vendre, vend, vendu: of these Snowball has three stems. */
function verbsInDre(folded: string): string[] {
  const root = /^(?<root>..+d)(?:re|[su]|us|ues?|ait|aient|ent|ra|ront|ant)?$/.exec(folded)?.groups?.root;
  return root === undefined ? [] : [root, `${root}r`, `${root}u`, `${root}ent`];
}

/** chercheuse is of chercheur, but heureuse of heureux. */
function feminineOf(folded: string): string[] {
  const [, root, , plural = ''] = /^(.{3,})(eur|euse)(s?)$/.exec(folded) ?? [];
  return root === undefined ? [] : [`${root}eur${plural}`, `${root}euse${plural}`];
}

/** Adjectives of one syllable, masculine and feminine. */
const short = (pairs: string): [string, string][] =>
  pairs.split(' ').flatMap((pair) => {
    const [masculine = '', feminine = ''] = pair.split('/');
    return [masculine, `${masculine}s`, feminine, `${feminine}s`].map((form): [string, string] => [
      form,
      masculine,
    ]);
  });

export const french = snowball('fr', {
  singular: [
    [/^(trav|b|cor|ém|vitr)aux$/, '$1ail'],
    [/^((?:en)?j|f|(?:mi)?li|nev|chev|av|di|essi|pn|vœ|adi)eux$/, '$1eu'],
    [/^vœux$/, 'vœu'],
    [/^(l|r|empl|tourn|conv|env)ois$/, '$1oi'],
    // Adjectives, which would be taken for verbs: petit, finit.
    [/^(pet|dro|étro|gratu|écr|inscr|interd|produ|condu|constru|détru|rédu)its?$/, '$1ite'],
    [/(?<=.{3}[^i])(?:ères?|ers)$/, 'er'],
    [/(?<=.)trices?$/, 'teur'],
  ],
  whole: new Map([
    ['mere', 'mere'],
    ['meres', 'mere'],
    ['france', 'france'],
    ['temps', 'temps'],
    ...short('gros/grosse bas/basse gras/grasse sec/seche epais/epaisse'),
    ...['vieux', 'vieil', 'vieille', 'vieilles'].map((form): [string, string] => [form, 'vieil']),
  ]),
  same: [
    [/^(be|nouve)au$/, '$1l'],
    [/^(publi|tur|grec)qu$/, '$1c'],
    [/^grecc$/, 'grec'],
    [/^(lon)gu$/, '$1g'],
    [/^(blan)ch$/, '$1c'],
    [/f$/, 'v'],
  ],
  kin: feminineOf,
  kinOfStem: (stem, folded) => [...thirdPersons(stem), ...verbsInDre(folded)],
  accents: [
    [/e$/, 'é'],
    [/ee$/, 'ée'],
    [/es$/, 'és'],
    [/ees$/, 'ées'],
    [/erent$/, 'èrent'],
    [/ere$/, 'ère'],
    [/eres$/, 'ères'],
  ],
});

export const italian = snowball('it', {
  whole: new Map([
    ...apart('cas port post cap mod pal fin cors pizz cost ment', ['i', 'e']),
    // Verbs end like these: parleranno, parlanno, leggendo.
    ...['ann', 'dann', 'ingann', 'pann'].flatMap((stem): [string, string][] => [
      [`${stem}o`, `${stem}o`],
      [`${stem}i`, `${stem}o`],
    ]),
    ['fame', 'fame'],
    ['leggenda', 'leggend'],
    ['leggende', 'leggend'],
    ...formsOfVerb('apr', 'ire e ono iva ivano ì irono irà iranno endo'),
    ...formsOfVerb('us', 'are a ano ava avano ò arono ato ata ati ate erà'),
  ]),
  singular: [
    [/que$/, 'qua'],
    [/ghi$/, 'go'],
    [/iere$/, 'iera'],
  ],
  kin: (folded) => (/an[aeio]$/.test(folded) ? ['o', 'a'].map((vowel) => folded.slice(0, -1) + vowel) : []),
  accents: [
    [/a$/, 'à'],
    [/o$/, 'ò'],
    [/i$/, 'ì'],
    [/ta$/, 'tà'],
  ],
});

export const spanish = snowball('es', {
  whole: new Map([
    ...apart('puert cas libr punt mod fond rat pas plaz cuent banc barr lun', ['os', 'as']),
    ['lunes', 'lunes'],
    // Too short for Snowball, which looks for endings behind the second syllable.
    ...formsOfVerb('abr', 'ir e en ió ieron ía ían ido iendo irá irán'),
    ...formsOfVerb('us', 'ar a an ó aron aba aban ado ando ará arán'),
    ...formsOfVerb('un', 'ir e en ió ieron ía ían ido iendo irá irán'),
  ]),
  singular: [
    [/(?<=[aeiouáéíóú])ces$/, 'z'],
    [/iones$/, 'ión'],
    [/eas$/, 'ea'],
    [/anes$/, 'án'],
    [/ernos$/, 'erno'],
    [/(?<=.[aeiouáéíóú][dlrn])es$/, ''],
  ],
  same: [[/z$/, 'c']],
  accents: [
    [/ion$/, 'ión'],
    [/ia$/, 'ía'],
    [/ias$/, 'ías'],
    [/ian$/, 'ían'],
    [/o$/, 'ó'],
    [/io$/, 'ió'],
    [/i$/, 'í'],
    [/e$/, 'é'],
    [/es$/, 'és'],
    [/an$/, 'án'],
    [/ara$/, 'ará'],
  ],
});

export const portuguese = snowball('pt', {
  whole: new Map([
    ...apart('port cas pont rod pel bol', ['os', 'as']),
    ['deus', 'deus'],
    ...formsOfVerb('abr', 'ir e em iu iram ia iam indo irá irão'),
    ...formsOfVerb('us', 'ar a am ou aram ava avam ado ada ados adas ando ará'),
  ]),
  singular: [
    [/(?:ões|ães|ãos)$/, 'ão'],
    [/(?<=[áéíóú].*[cstb])eis$/, 'il'],
    [/(?<=[áéíóú].*[vn])eis$/, 'el'],
    [/(?<=.)éis$/, 'el'],
    [/(?<=.)óis$/, 'ol'],
    [/(?<=[a-z]{2}[^aeiou])ais$/, 'al'],
    [/(?<=[cvtgr])is$/, 'il'],
    [/(?<=[^gqaeo])uis$/, 'ul'],
    [/^([lr])eis$/, '$1ei'],
    [/(?<=..)eus$/, 'eu'],
    [/(?<=[aeiouáéíóú])ns$/, 'm'],
  ],
  accents: [
    [/cao$/, 'ção'],
    [/coes$/, 'ções'],
    [/ao$/, 'ão'],
    [/oes$/, 'ões'],
    [/aes$/, 'ães'],
    [/eis$/, 'éis'],
    [/ia$/, 'ía'],
    [/es$/, 'ês'],
    [/ara$/, 'ará'],
    [/era$/, 'erá'],
  ],
});

/** Nouns that a verb's ending would make another word of: Nacht, nach. */
const NO_VERBS = new Set(['nacht', 'markt', 'punkt', 'macht', 'staat', 'schrift', 'haupt', 'recht']);
const SHORT_ROOT = /^(?:sag|leb|bau|lob|heb|wag|frag|leg)$/;

/** Weak verbs: Snowball leaves the t of sagt and sagte, which nouns have of their own. */
function weakVerbs(stem: string, folded: string): string[] {
  if (NO_VERBS.has(folded)) return [];
  const root = stem.replace(/(?:e?t|st)$/, '');
  if (root !== stem && (root.length > 3 || SHORT_ROOT.test(root)))
    return [root, ...inPresent(root), ...(root.endsWith('er') ? [root.slice(0, -2)] : [])];
  if (stem.length < 3 || !/(?:e|en|st|rn)$/.test(folded)) return [];
  return inPresent(/er[en]$/.test(folded) ? `${stem}er` : stem);
}

const inPresent = (root: string): string[] =>
  [`${root}t`, `${root}et`, `${root}st`].filter((form) => !NO_VERBS.has(form));

export const german = snowball('de', {
  singular: [
    [/nis(?:se[ns]?)?$/, 'nis'],
    [/(?<=...[aioy])s$/, ''],
    [/(?<=...)ums?$/, 'en'],
    [/^(firm|them|dram|vill)as?$/, '$1en'],
  ],
  same: [[/inn$/, 'in']],
  kinOfStem: weakVerbs,
});
