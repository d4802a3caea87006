/** French: what Snowball leaves to do. */
import { snowball } from './snowball.ts';

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
