/** The order of content files, the same on the disk and in the edition: by the bytes of their names in UTF-8. */

const SURROGATE = /[\ud800-\udfff]/;

/** Compares two names as SQLite does. JavaScript's own order differs from it beyond the basic plane only. */
export function byName(a: string, b: string): number {
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

const ASCII = /^[\0-\x7f]*$/;

/** True of a name in Unicode's composed form (NFC), which is how the edition knows it. */
export const isComposed = (name: string): boolean => ASCII.test(name) || name === name.normalize('NFC');

/**
 * Parts of the content folder in the order of a pass: what stories refer to comes before them (and a live story before
 * its entries, by its name). What belongs to none of them comes last.
 */
export const parts = [
  'site.yml',
  'media/',
  'sections/',
  'authors/',
  'topics/',
  'pages/',
  'articles/',
] as const;

/** The part that a file or folder (with a slash at its end) belongs to; undefined where it is none of `parts`. */
export const partOf = (file: string): (typeof parts)[number] | undefined =>
  parts.find((part) => (part.endsWith('/') ? file.startsWith(part) : file === part));

const rankOf = (file: string): number => {
  const part = partOf(file);
  return part === undefined ? parts.length : parts.indexOf(part);
};

/** Compares two files by their places in a pass. */
export const byPlace = (a: string, b: string): number => rankOf(a) - rankOf(b) || byName(a, b);

/** A stretch of names: from `from` on, those less than `to`. */
export interface Stretch {
  from: string;
  to?: string | undefined;
}

/** All that lies in a folder (with a slash at its end), or the file of this name alone. */
export const stretchOf = (name: string): Stretch => ({
  from: name,
  to: name.endsWith('/') ? `${name.slice(0, -1)}0` : `${name}\0`,
});

/** Stretches of a part; of undefined, those between the parts. */
export function stretchesOf(part: (typeof parts)[number] | undefined): Stretch[] {
  if (part !== undefined) return [stretchOf(part)];
  const taken = [...parts].sort(byName).map(stretchOf);
  const starts = ['', ...taken.map(({ to = '' }) => to)];
  return starts.map((from, n) => ({ from, to: taken[n]?.from }));
}
