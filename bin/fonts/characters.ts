/** Which characters each font file holds, as CSS `unicode-range` values: the style sheet and the subsetter share them. */

/**
 * What nearly every page of an English paper reads: letters, figures and typography of English, the commonest accents of
 * names, and the money of its readers. Newsreader comes within two windows of a new connection so (43.8 KB with its headers).
 */
export const ENGLISH =
  'U+20-3B, U+3D, U+3F, U+41-5B, U+5D, U+61-7A, U+A0, U+A3, U+B0, U+B7, U+E0-E2, U+E4, U+E7-EA, U+ED, U+F1, U+F3-F4, U+F6, U+FC, U+2013-2014, U+2018-2019, U+201C-201D, U+2022, U+2026, U+2032-2033, U+20AC';

/** The rest of Western Europe, of typography and of a keyboard: fetched where a page reads any of it. */
export const WESTERN =
  'U+3C, U+3E, U+40, U+5C, U+5E-60, U+7B-7E, U+A1-A2, U+A5, U+A7, U+A9-AB, U+AD-AE, U+B1-B3, U+B9-DF, U+E3, U+E5-E6, U+EB-EC, U+EE-F0, U+F2, U+F5, U+F7-FB, U+FD-FF, U+131, U+152-153, U+2BC, U+201A, U+201E, U+2039-203A, U+2044, U+2122, U+2212';

/** The same division for small type, which has signs besides: times, tools, bylines. */
export const LATIN =
  'U+20-7E, U+A0, U+A3, U+A9, U+AB, U+B0, U+B7, U+BB, U+E0-E2, U+E4, U+E7-EA, U+ED, U+F0-F1, U+F3-F4, U+F6, U+FC, U+2013-2014, U+2018-2019, U+201C-201D, U+2022, U+2026, U+2032-2033, U+20AC';
export const LATIN_1 =
  'U+A1-A2, U+A5, U+A7, U+AA, U+AD-AE, U+B1-B3, U+B9-BA, U+BC-DF, U+E3, U+E5-E6, U+EB-EC, U+EE-EF, U+F2, U+F5, U+F7-FB, U+FD-FF, U+131, U+152-153, U+2BC, U+201A, U+201E, U+2039-203A, U+2044, U+2122, U+2212';

/**
 * What italic words are made of: the letters of English and the commonest of Western Europe. The file comes within one
 * window of a new connection (14.6 KB with its headers), so that a title in italics costs no further round trip.
 */
export const ITALIC =
  'U+20-7E, U+A0, U+A3, U+E0-E2, U+E4, U+E7-EA, U+ED, U+F1, U+F3-F4, U+F6, U+FC, U+2013-2014, U+2018-2019, U+201C-201D, U+2026';

/** The rest of Western Europe in italics: it comes with the extended letters. */
export const ITALIC_REST =
  'U+B7, U+C0-C2, U+C4-C9, U+CE, U+D1, U+D3, U+D6, U+D8, U+DC, U+DF, U+E3, U+E5-E6, U+EB-EC, U+EE-F0, U+F2, U+F5, U+F8-FB, U+FD, U+152-153, U+2032, U+20AC';

/** The rupee and the dagger by themselves: an Indian paper writes ₹ far more often than any letter beyond Latin-1. */
export const SIGNS = 'U+2020, U+20B9';

/** Central and Eastern Europe, Turkish, Azeri, the dots of Sanskrit in Latin letters, other money: Łódź, Şırnak, Čech. */
export const LATIN_EXTENDED =
  'U+100-130, U+132-151, U+154-17F, U+18F, U+192, U+1E6-1E7, U+1EA-1EB, U+1FA-1FF, U+218-21B, U+259, U+2BB, U+2C7, U+2DD, U+1E00-1E9F, U+20A1-20B8, U+20BA-20C0';

/** Vietnamese: Nguyễn. Its Đ and Ă are among the extended letters. */
export const VIETNAMESE = 'U+1A0-1A1, U+1AF-1B0, U+300-301, U+303, U+309, U+323, U+1EA0-1EF9';

/** Hindi, Marathi, Nepali and Sanskrit, without the marks of Vedic chant. */
export const DEVANAGARI = 'U+900-950, U+954, U+958-97F, U+200C-200D, U+25CC';

/** Hindi as headlines and summaries in lists need it. */
export const DEVANAGARI_LISTS =
  'U+901-903, U+905-90B, U+90F-911, U+913-928, U+92A-930, U+932-933, U+935-939, U+93C-943, U+945, U+947-949, U+94B-94D, U+950, U+958-95E, U+964, U+966-96F, U+200C-200D';

/** Urdu and what it takes over from Arabic and Persian: letters, marks, both sets of digits, honorifics. */
export const URDU =
  'U+600-603, U+60C, U+610-615, U+61B, U+61F, U+621-63A, U+640-656, U+658, U+660-66D, U+670-671, U+679, U+67E, U+686, U+688, U+691, U+698, U+6A9, U+6AF, U+6BA, U+6BE, U+6C0-6C3, U+6CC, U+6D2-6D5, U+6F0-6F9, U+200C-200F, U+FDFA';

/** The characters of a `unicode-range` value, as one string. */
export const charactersOf = (unicodeRange: string): string =>
  unicodeRange
    .split(',')
    .flatMap((part) => {
      const [first = '', last = first] = part.trim().slice(2).split('-');
      const start = Number.parseInt(first, 16);
      const length = Number.parseInt(last, 16) - start + 1;
      return Array.from({ length }, (_, index) => String.fromCodePoint(start + index));
    })
    .join('');
