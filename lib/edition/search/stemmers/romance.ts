/** Italian, Spanish and Portuguese: what Snowball leaves to do. */
import { apart, formsOfVerb } from './exceptions.ts';
import { snowball } from './snowball.ts';

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
    [/(?<=[áéíóú].{0,8}[cstb])eis$/, 'il'],
    [/(?<=[áéíóú].{0,8}[vn])eis$/, 'el'],
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
