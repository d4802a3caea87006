/** A query without what nobody can see. Pages ask for it too, so it knows nothing of words. */

/** Longer queries are read up to here, in UTF-16 units; further terms are ignored. */
export const LONGEST_QUERY = 256;

/** Control characters, direction marks, soft hyphens, halves of surrogate pairs: nobody types them to find something. */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/gu;

export const cleanQuery = (text: string): string =>
  text
    .slice(0, LONGEST_QUERY)
    .toWellFormed()
    .replace(INVISIBLE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
