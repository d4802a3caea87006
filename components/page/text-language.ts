import type { Teaser } from '#lib/edition/model.ts';

/** `lang` and `dir` of text that is not in the page's own language; nothing where it is. */
export const textLanguage = (
  story: Pick<Teaser, 'language' | 'direction'>,
  pageLocale: string,
): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  story.language === pageLocale ? {} : { lang: story.language, dir: story.direction };

/** Writing direction of a locale's script. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/i.test(locale) ? 'rtl' : 'ltr';

/** What ends a sentence in a language. */
export const fullStop = (language: string): string =>
  /^(?:hi|mr|ne|sa)\b/i.test(language) ? '।' : /^ur\b/i.test(language) ? '۔' : '.';
