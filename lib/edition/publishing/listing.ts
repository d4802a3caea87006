/** Puts a story into its lists and takes it out again, with its corrections. */
import { type ListName, listsOf } from '../lists.ts';
import { type ArticleRow, parse, type StoredDetail, type StoredTeaser } from '../stored.ts';
import { shownAt } from '../story-id.ts';
import type { Change } from './change.ts';
import { enterSearch, leaveSearch } from './search-index.ts';

const CORRECTIONS: ListName = 'corrections';

export function enterLists(
  change: Change,
  id: number,
  teaser: StoredTeaser,
  corrections: StoredDetail['corrections'],
): void {
  const month = change.calendar.monthOf(shownAt(id));
  for (const list of listsOf(teaser))
    change.db.run('INSERT INTO listing (list, story) VALUES (?, ?)', change.count(list, month, 1), id);
  for (const [n, { date, kind, text }] of corrections.entries()) {
    change.count(CORRECTIONS, change.calendar.monthOf(date), 1);
    change.db.run(
      'INSERT INTO corrections (date, story, n, kind, text) VALUES (?, ?, ?, ?, ?)',
      date,
      id,
      n,
      kind,
      text,
    );
  }
  enterSearch(change.db, id);
}

/** The story's row and texts are there still. */
export function leaveLists(change: Change, row: ArticleRow): void {
  leaveSearch(change.db, row);
  const month = change.calendar.monthOf(shownAt(row.id));
  for (const list of listsOf(parse<StoredTeaser>(row.teaser)))
    change.db.run('DELETE FROM listing WHERE list = ? AND story = ?', change.count(list, month, -1), row.id);
  const dates = change.db.rows<{ date: number }>('SELECT date FROM corrections WHERE story = ?', row.id);
  for (const { date } of dates) change.count(CORRECTIONS, change.calendar.monthOf(date), -1);
  if (dates.length > 0) change.db.run('DELETE FROM corrections WHERE story = ?', row.id);
}

/** Counts every list's months anew: after the publication's time zone has changed. */
export function recountMonths(change: Change): void {
  const { db, calendar } = change;
  db.run('DELETE FROM listing_months');
  const insert = 'INSERT INTO listing_months (list, month, n) VALUES (?, ?, ?)';
  const counts = new Map<string, [list: number, month: number, n: number]>();
  const add = (list: number, instant: number): void => {
    const month = calendar.monthOf(instant);
    const key = `${list}:${month}`;
    const entry = counts.get(key);
    if (entry) entry[2] += 1;
    else counts.set(key, [list, month, 1]);
  };
  for (const { list, story } of db.each<{ list: number; story: number }>('SELECT list, story FROM listing'))
    add(list, shownAt(story));
  const corrections = db.row<{ id: number }>('SELECT id FROM lists WHERE name = ?', CORRECTIONS);
  if (corrections)
    for (const { date } of db.each<{ date: number }>('SELECT date FROM corrections'))
      add(corrections.id, date);
  for (const entry of counts.values()) db.run(insert, ...entry);
}
