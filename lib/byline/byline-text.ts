import type { Teaser } from '#lib/edition/model.ts';

type Credited = Pick<Teaser, 'agency' | 'authors' | 'dateline'>;

/** `Leila Haddad, Tomas Lind and Ruth Adeyemi`. */
export const nameList = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/**
 * A byline as one line of text: `Meridian Wire | By Leila Haddad, Baghdad`; without an agency
 * `By Leila Haddad, Baghdad`; an agency alone `Meridian Wire, Baghdad`.
 */
export function bylineText({ agency, authors, dateline }: Credited): string {
  const names = nameList(authors.map(({ name }) => name));
  const by = names ? `By ${names}` : '';
  const credit = [agency, by].filter(Boolean).join(' | ');
  return [credit, dateline].filter(Boolean).join(', ');
}
