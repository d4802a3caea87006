/** What a story is found by. */
import type { EditionDatabase } from '../database.ts';
import type { Names } from '../names.ts';
import { type ArticleRow, openTextOf, parse, type StoredTeaser } from '../stored.ts';
import { indexText } from './languages.ts';

/** The story's own text that everybody may read. */
export interface OwnText {
  headline: string;
  standfirst: string;
  /** Plain text of the body; only of its opening if the story is not free. */
  body: string;
}

/**
 * Reads only the story in the edition, so the same words come out with which it entered the index, whatever happened to its
 * file since.
 */
export function readOwnText(db: EditionDatabase, row: ArticleRow): OwnText {
  const { headline, standfirst } = parse<StoredTeaser>(row.teaser);
  return { headline, standfirst, body: openTextOf(db, row) };
}

/** What stands around the story: names, and the slugs by which they are asked for (`author:nadia-rahimi`). */
export function readSurroundings(
  row: ArticleRow,
  names: Names,
): { authors: string; topics: string; section: string } {
  const { authors, agency, topics, section } = parse<StoredTeaser>(row.teaser);
  const named = (slugs: readonly string[], nameOf: (slug: string) => string): string[] =>
    slugs.flatMap((slug) => (sameWords(slug, nameOf(slug)) ? [nameOf(slug)] : [nameOf(slug), slug]));
  return {
    authors: [...named(authors, names.author), agency ?? ''].join(' '),
    topics: named(topics, names.topic).join(' '),
    section,
  };
}

const sameWords = (one: string, other: string): boolean => indexText(one) === indexText(other);

/** Every story has this word, so that all of them can be asked for. No text has it. */
export const EVERY_STORY = '§';

/** The word by which stories of a section are asked for, from the words of its slug: `§middle‐east`. */
export const sectionWord = (words: readonly string[]): string => `${EVERY_STORY}${words.join('‐')}`;
