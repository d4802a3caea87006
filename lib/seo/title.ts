/** Titles of pages, of a length that results show. */

/** Characters of a title's own words beyond which what follows them would be cut off anyway. */
export const LONGEST_TITLE = 70;

/** `Headline | World News - The Meridian`: without the suffix where the words before it are longer than results show. */
export const titleWithSuffix = (words: string, suffix: string): string =>
  [...words].length > LONGEST_TITLE ? words : `${words}${suffix}`;

/** At most so many characters, whole words, an ellipsis where something was cut. */
export function shorten(text: string, characters: number): string {
  const letters = [...text];
  if (letters.length <= characters) return text;
  const cut = letters.slice(0, characters - 1).join('');
  const blank = cut.search(/\s\S*$/u);
  const atWord = blank < 0 ? cut : cut.slice(0, blank).trimEnd();
  return `${atWord || cut.trimEnd()}…`;
}
