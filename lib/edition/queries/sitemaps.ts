/** Stories for sitemaps: in slices, so that a large month is never held whole and never keeps others waiting long. */
import type { EditionDatabase } from '../database.ts';
import { listId } from '../lists.ts';
import type { Instant, Month, Teaser } from '../model.ts';
import { makeNames } from '../names.ts';
import { publicationZone } from '../stored.ts';
import { idFrom, visibleBelow } from '../story-id.ts';
import { TEASER, type TeaserRow, toTeaser, UNEXPIRED } from '../teaser.ts';
import { calendarOf, monthNumber, nextMonth } from '../zone.ts';

/** Stories of a slice: a few milliseconds' worth. */
const SLICE = 250;

/** A story that came from elsewhere has its address there: https://www.sitemaps.org/protocol.html asks for this host's. */
const OUR_OWN = `json_extract(p.detail, '$.canonicalUrl') IS NULL`;
const FROM_MONTH = `FROM listing l CROSS JOIN articles a ON a.id = l.story CROSS JOIN article_pages p ON p.id = a.page
  WHERE l.list = ? AND l.story >= ? AND l.story < ? AND ${UNEXPIRED} AND ${OUR_OWN}`;

interface Range {
  list: number;
  from: number;
  below: number;
}

function rangeOf(db: EditionDatabase, month: Month, now: number): Range | undefined {
  const list = listId(db, 'all');
  if (list === undefined) return undefined;
  const calendar = calendarOf(publicationZone(db));
  const number = monthNumber(month);
  const below = Math.min(visibleBelow(now), idFrom(calendar.startOf(nextMonth(number))));
  return { list, from: idFrom(calendar.startOf(number)), below };
}

/**
 * Visible stories of a month (`2007-05`, in the publication's zone) whose address is here, newest first, after `skip` of
 * them and `limit` at the most: in slices, which the caller takes at its own pace.
 */
export function* sitemapStories(
  db: EditionDatabase,
  { month, skip, limit, now }: { month: Month; skip: number; limit: number; now: number },
): Generator<Teaser[]> {
  const range = rangeOf(db, month, now);
  if (range === undefined) return;
  const names = makeNames(db);
  let { below } = range;
  let offset = skip;
  for (let left = limit; left > 0; ) {
    const sql = `SELECT ${TEASER} ${FROM_MONTH} ORDER BY l.story DESC LIMIT ? OFFSET ?`;
    const rows = db.rows<TeaserRow>(sql, range.list, range.from, below, now, Math.min(SLICE, left), offset);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => toTeaser(row, names, now));
    below = last.id;
    offset = 0;
    left -= rows.length;
  }
}

/** The last change among a month's visible stories; undefined where it has none. */
export function lastChangeInMonth(
  db: EditionDatabase,
  { month, now }: { month: Month; now: number },
): Instant | undefined {
  const range = rangeOf(db, month, now);
  if (range === undefined) return undefined;
  const changed = `max(coalesce(json_extract(a.teaser, '$.updated'), json_extract(a.teaser, '$.published')))`;
  const row = db.row<{ at: number | null }>(
    `SELECT ${changed} AS at ${FROM_MONTH}`,
    range.list,
    range.from,
    range.below,
    now,
  );
  return row?.at == null ? undefined : new Date(row.at).toISOString();
}

/** Visible stories published after `after` (ms) whose address is here, newest first, `limit` at the most. */
export function listNews(
  db: EditionDatabase,
  { after, limit, now }: { after: number; limit: number; now: number },
): Teaser[] {
  const list = listId(db, 'all');
  if (list === undefined) return [];
  const names = makeNames(db);
  const sql = `SELECT ${TEASER} ${FROM_MONTH} ORDER BY l.story DESC LIMIT ?`;
  return db
    .rows<TeaserRow>(sql, list, idFrom(after), visibleBelow(now), now, limit)
    .map((row) => toTeaser(row, names, now));
}
