/** Rows into teasers. */
import { directionOf } from './direction.ts';
import type { Instant, Teaser } from './model.ts';
import { type Names, titleOfSlug } from './names.ts';
import { parse, type StoredTeaser } from './stored.ts';
import { isBreaking } from './visibility.ts';

export interface TeaserRow {
  id: number;
  path: string;
  breaking: 0 | 1;
  teaser: string;
}

/** Columns of a `TeaserRow`, of `articles a`. */
export const TEASER = 'a.id, a.path, a.breaking, a.teaser';
/** Condition on `articles a` with one parameter, now (ms): the rest of what is visible is in the lists' order. */
export const UNEXPIRED = '(a.expires IS NULL OR a.expires > ?)';

export const instant = (ms: number): Instant => new Date(ms).toISOString();

export const optionalInstant = (ms: number | undefined): Instant | undefined =>
  ms === undefined ? undefined : instant(ms);

/** A row as lists show it. `now` (ms) decides whether it is breaking. */
export function toTeaser(row: TeaserRow, names: Names, now: number): Teaser {
  const stored = parse<StoredTeaser>(row.teaser);
  const language = stored.language ?? names.language();
  const [topic] = stored.topics;
  return {
    path: row.path,
    section: stored.section,
    sectionTitle: names.section(stored.section),
    kind: stored.kind,
    headline: stored.headline,
    standfirst: stored.standfirst,
    kicker:
      stored.kind === 'news'
        ? topic === undefined
          ? undefined
          : names.topic(topic)
        : titleOfSlug(stored.kind),
    authors: stored.authors.map((slug) => ({ slug, name: names.author(slug) })),
    agency: stored.agency,
    dateline: stored.dateline,
    published: instant(stored.published),
    updated: optionalInstant(stored.updated),
    breaking: isBreaking(row, now),
    access: stored.access,
    image: names.picture(stored.image),
    location: stored.location,
    language,
    direction: directionOf(language),
    readingMinutes: stored.readingMinutes,
  };
}
