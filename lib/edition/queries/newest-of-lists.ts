/** When stories last joined each of many lists: read from the lists' index alone, in slices. */
import type { EditionDatabase } from '../database.ts';
import type { StoryList } from '../model.ts';
import { shownAt, visibleBelow } from '../story-id.ts';

/** Lists of a slice: a few milliseconds' worth. */
const SLICE = 500;

export interface NewestOfList {
  list: StoryList;
  /** Instant (ms) at which its newest visible story was first shown. */
  at: number;
}

type Family = 'section' | 'author' | 'topic';

/** Names of a family's lists lie between these two: the semicolon comes after the colon. */
const rangeOf = (family: Family): [string, string] => [`${family}:`, `${family};`];

/** How many lists of a family there are, those without a visible story included. */
export const countLists = (db: EditionDatabase, family: Family): number =>
  db.row<{ n: number }>('SELECT count(*) AS n FROM lists WHERE name > ? AND name < ?', ...rangeOf(family))
    ?.n ?? 0;

/**
 * Every list of a family that has a story visible at `now` (ms), by name, in slices that the caller takes at its own pace.
 * A list costs one look into the index; no story is read.
 */
export function* newestOfLists(
  db: EditionDatabase,
  { family, now, slice = SLICE }: { family: Family; now: number; slice?: number },
): Generator<NewestOfList[]> {
  const expired = db
    .rows<{ id: number }>('SELECT id FROM articles WHERE listed = 1 AND expires <= ?', now)
    .map(({ id }) => id);
  const newest = `SELECT l.story FROM listing l WHERE l.list = o.id AND l.story < ?
    AND l.story NOT IN (SELECT value FROM json_each(?)) ORDER BY l.story DESC LIMIT 1`;
  const sql = `SELECT o.name, (${newest}) AS story FROM lists o WHERE o.name > ? AND o.name < ? ORDER BY o.name LIMIT ?`;
  const hidden = JSON.stringify(expired);
  const below = visibleBelow(now);
  let [from, to] = rangeOf(family);
  for (;;) {
    const rows = db.rows<{ name: StoryList; story: number | null }>(sql, below, hidden, from, to, slice);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.flatMap(({ name, story }) => (story === null ? [] : [{ list: name, at: shownAt(story) }]));
    from = last.name;
  }
}
