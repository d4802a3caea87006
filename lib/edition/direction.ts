/** Which way a language is written. */

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);
const RIGHT_TO_LEFT_SCRIPTS = new Set(['arab', 'hebr', 'thaa']);

/** Direction of a BCP 47 language: its script subtag decides where there is one (`pa-Arab`, `az-Latn`). */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...subtags] = language.toLowerCase().split('-');
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  const rtl = script === undefined ? RIGHT_TO_LEFT.has(primary) : RIGHT_TO_LEFT_SCRIPTS.has(script);
  return rtl ? 'rtl' : 'ltr';
}
