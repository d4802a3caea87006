/**
 * Questions to the index of search. Each reads a piece of time, newest first, and no more rows than it is told to, so that
 * what a question costs does not depend on what is asked. Expressions are FTS5's, made by lib/search.
 */
import { monthTotals } from '../counting.ts';
import type { EditionDatabase } from '../database.ts';
import { listId, sectionList } from '../lists.ts';
import type { Teaser } from '../model.ts';
import { makeNames } from '../names.ts';
import { openTextOf, parse, publicationZone, readDocuments, type StoredTeaser } from '../stored.ts';
import { idFrom, visibleBelow } from '../story-id.ts';
import { TEASER, type TeaserRow, toTeaser, UNEXPIRED } from '../teaser.ts';
import { type Calendar, calendarOf } from '../zone.ts';

/** Stories whose id is at least `from` and below `below`. */
export interface Span {
  from: number;
  below: number;
}

/** Everything that is shown at `now` (ms), by its place in time. */
export const visibleSpan = (now: number): Span => ({
  from: Number.MIN_SAFE_INTEGER,
  below: visibleBelow(now),
});

/** The publication's calendar, for dates that readers write. */
export const publicationCalendar = (db: EditionDatabase): Calendar => calendarOf(publicationZone(db));

/** Part of a span from an instant on, or up to it (ms). */
export const since = ({ from, below }: Span, instant: number): Span => ({
  from: Math.max(from, idFrom(instant)),
  below,
});
export const until = ({ from, below }: Span, instant: number): Span => ({
  from,
  below: Math.min(below, idFrom(instant)),
});

/** A span in pieces of about `stories` stories, whole months, newest first. */
export function slicesOf(db: EditionDatabase, { from, below }: Span, stories: number): Span[] {
  const list = listId(db, 'all');
  const calendar = publicationCalendar(db);
  const slices: Span[] = [];
  let end = below;
  let count = 0;
  for (const { month, n } of list === undefined ? [] : monthTotals(db, list)) {
    const start = idFrom(calendar.startOf(month));
    if (start >= end) continue;
    count += n;
    if (start <= from) break;
    if (count < stories) continue;
    slices.push({ from: start, below: end });
    [end, count] = [start, 0];
  }
  return end > from ? [...slices, { from, below: end }] : slices;
}

/**
 * Condition on `search`: an expression, and the ids of a span. Node binds every number as a real one, which FTS5 would
 * compare row by row; a whole one it goes to.
 */
const MATCHES = 'search MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)';

export interface Question {
  expression: string;
  span: Span;
}

/** Ids of all stories that match, newest first. As one text, which takes a fifth of the time of so many rows. */
export function findMatches(db: EditionDatabase, { expression, span }: Question): number[] {
  const sql = `SELECT json_group_array(rowid) AS ids FROM (SELECT rowid FROM search WHERE ${MATCHES} ORDER BY rowid)`;
  const row = db.row<{ ids: string }>(sql, expression, span.from, span.below);
  return row ? parse<number[]>(row.ids).reverse() : [];
}

/** Ids of the newest stories that match, `limit` at the most. */
export const findNewestMatches = (
  db: EditionDatabase,
  { expression, span, limit }: Question & { limit: number },
): number[] =>
  db
    .rows<{ id: number }>(
      `SELECT rowid AS id FROM search WHERE ${MATCHES} ORDER BY rowid DESC LIMIT ?`,
      expression,
      span.from,
      span.below,
      limit,
    )
    .map(({ id }) => id);

export interface Ranked {
  id: number;
  /** BM25; the best match is the least, which is negative. */
  rank: number;
}

/**
 * Ranks of all stories that match. A word in a headline weighs as much as ten in the body, a name five, one in the
 * standfirst four (columns: headline, standfirst, body, authors, topics, section).
 */
export const rankMatches = (db: EditionDatabase, { expression, span }: Question): Ranked[] =>
  db.rows<Ranked>(
    `SELECT rowid AS id, bm25(search, 10, 4, 1, 5, 4, 0) AS rank FROM search WHERE ${MATCHES}`,
    expression,
    span.from,
    span.below,
  );

/** Ids of stories that have expired by `now` (ms), but that the desk has not taken out of the index yet. */
export const listLateExpired = (db: EditionDatabase, now: number): Set<number> =>
  new Set(
    db
      .rows<{ id: number }>('SELECT id FROM articles WHERE listed = 1 AND expires <= ?', now)
      .map(({ id }) => id),
  );

/** True while stories wait to be indexed: what is found may not be all. */
export const isIndexing = (db: EditionDatabase): boolean =>
  db.row('SELECT 1 AS found FROM search_pending LIMIT 1') !== undefined;

export interface VocabularyWord {
  /** Folded. */
  word: string;
  /** In how many stories it stands, hidden ones included. */
  stories: number;
  /** As texts write it. */
  shown: string;
}

/** Words that begin with `prefix`, `limit` at the most, in alphabetical order. */
export const listWordsFrom = (
  db: EditionDatabase,
  { prefix, limit }: { prefix: string; limit: number },
): VocabularyWord[] =>
  db.rows<VocabularyWord>(
    'SELECT word, stories, shown FROM search_words WHERE word >= ? AND word < ? LIMIT ?',
    prefix,
    `${prefix}\u{10ffff}`,
    limit,
  );

/** Those of the words that stand in some story. */
export const findWordsOf = (db: EditionDatabase, words: readonly string[]): VocabularyWord[] =>
  db.rows<VocabularyWord>(
    'SELECT word, stories, shown FROM json_each(?) j CROSS JOIN search_words w ON w.word = j.value',
    JSON.stringify(words),
  );

/** True if the index has a word in this form, for stories that are not to be seen too. */
export const hasForm = (db: EditionDatabase, form: string): boolean =>
  db.row('SELECT 1 AS found FROM search WHERE search MATCH ? LIMIT 1', `"${form.replaceAll('"', '')}"`) !==
  undefined;

/** Languages (BCP 47) that the index has stories of. */
export const listLanguages = (db: EditionDatabase): string[] =>
  db.column<string>('SELECT language FROM search_languages');

/** Stories in the paper's lists, hidden ones included. */
export function countListed(db: EditionDatabase): number {
  const list = listId(db, 'all');
  return list === undefined
    ? 0
    : (db.row<{ total: number }>('SELECT total FROM lists WHERE id = ?', list)?.total ?? 0);
}

/** Stories of each section, by slug and id. For a cache: it reads the whole list of each. */
export const listStoriesOfSections = (db: EditionDatabase): { section: string; stories: number[] }[] =>
  readDocuments<{ slug: string }>(db, 'section').map(({ slug }) => {
    const list = listId(db, sectionList(slug)) ?? 0;
    const sql = 'SELECT json_group_array(story) AS ids FROM listing WHERE list = ?';
    const row = db.row<{ ids: string }>(sql, list);
    return { section: slug, stories: row ? parse<number[]>(row.ids) : [] };
  });

/** Section of a story; undefined where there is no such story. */
export function findSectionOf(db: EditionDatabase, story: number): string | undefined {
  const row = db.row<{ teaser: string }>('SELECT teaser FROM articles WHERE id = ?', story);
  return row && parse<StoredTeaser>(row.teaser).section;
}

/** A story that was found, with the plain text for its excerpt: the part that anyone may read. */
export interface FoundStory {
  story: Teaser;
  text: string;
}

/** The stories with these ids, in their order; those that are not visible at `now` (ms) are left out. */
export function readFound(db: EditionDatabase, ids: readonly number[], now: number): FoundStory[] {
  const names = makeNames(db);
  const sql = `SELECT ${TEASER}, a.page FROM articles a WHERE a.id = ? AND a.id < ? AND a.status = 'published' AND ${UNEXPIRED}`;
  return ids.flatMap((id) => {
    const row = db.row<TeaserRow & { page: number }>(sql, id, visibleBelow(now), now);
    if (row === undefined) return [];
    return [{ story: toTeaser(row, names, now), text: openTextOf(db, row) }];
  });
}
