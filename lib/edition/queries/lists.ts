/** Lists of stories, newest first. */

import type { Path } from '../../routes.ts';
import { countMonths, countVisible, storyAfter } from '../counting.ts';
import type { EditionDatabase } from '../database.ts';
import { listId } from '../lists.ts';
import type { MonthCount, StoryList, StoryPage, Teaser } from '../model.ts';
import { makeNames } from '../names.ts';
import { pagesFor } from '../paging.ts';
import { visibleBelow } from '../story-id.ts';
import { TEASER, type TeaserRow, toTeaser, UNEXPIRED } from '../teaser.ts';
import { monthText } from '../zone.ts';

const FROM_LIST = `FROM listing l CROSS JOIN articles a ON a.id = l.story WHERE l.list = ?`;

/** Rows of visible stories of a list below an id, newest first. */
export function rowsBelow(
  db: EditionDatabase,
  list: StoryList,
  below: number,
  limit: number,
  now: number,
): TeaserRow[] {
  const id = listId(db, list);
  if (id === undefined) return [];
  const sql = `SELECT ${TEASER} ${FROM_LIST} AND l.story < ? AND ${UNEXPIRED} ORDER BY l.story DESC LIMIT ?`;
  return db.rows<TeaserRow>(sql, id, Math.min(below, visibleBelow(now)), now, limit);
}

/**
 * Page `page` (from 1) of a list, `size` stories a page, as of `now` (ms). A page past the last one has no stories
 * and says how many pages there are.
 */
export function listStories(
  db: EditionDatabase,
  { list, page, size, now }: { list: StoryList; page: number; size: number; now: number },
): StoryPage {
  const total = countVisible(db, list, now);
  const answer = { page, pages: pagesFor(total, size), total };
  const first = page === 1 ? visibleBelow(now) - 1 : storyAfter(db, list, (page - 1) * size, now);
  if (first === undefined) return { stories: [], ...answer };
  const names = makeNames(db);
  const rows = rowsBelow(db, list, first + 1, size, now);
  return { stories: rows.map((row) => toTeaser(row, names, now)), ...answer };
}

/** The newest `limit` stories of a list, without those at the paths in `except`. */
export function listLatest(
  db: EditionDatabase,
  {
    list,
    limit,
    except = [],
    now,
  }: { list: StoryList; limit: number; except?: readonly Path[]; now: number },
): Teaser[] {
  const names = makeNames(db);
  return rowsBelow(db, list, visibleBelow(now), limit + except.length, now)
    .filter((row) => !except.includes(row.path))
    .slice(0, limit)
    .map((row) => toTeaser(row, names, now));
}

/** Months in which a list has visible stories, newest first, with how many. */
export const listMonths = (
  db: EditionDatabase,
  { list, now }: { list: StoryList; now: number },
): MonthCount[] => countMonths(db, list, now).map(({ month, n }) => ({ month: monthText(month), count: n }));
