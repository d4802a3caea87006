/**
 * Which tags a story touches.
 *
 * The rule for pages: a page that is about one story, or would show a teaser of it outside a list (a front's slot, a story that a
 * text points to), carries that story's article tag, whether or not something is there now; a page made from a list carries
 * the list's tag. A page that shows a teaser in another way (related stories, most read) carries the story's teaser tag, which a
 * new body does not expire: a live story that half the paper shows changes every minute. So a change to a story names its
 * article tag and the tags of every list that it stands in, before and after, and whoever shows it is covered.
 */
import { listsOf, sectionList } from '../lists.ts';
import { findRename } from '../moves.ts';
import { type ArticleRow, parse, type StoredTeaser } from '../stored.ts';
import { shownAt } from '../story-id.ts';
import {
  articleTag,
  changesTag,
  correctionsTag,
  frontTag,
  listTag,
  monthTag,
  siteTag,
  takenDownTag,
  teaserTag,
} from '../tags.ts';
import { isBreaking } from '../visibility.ts';
import { monthText } from '../zone.ts';
import type { Change } from './change.ts';

/** Beyond so many stories a change of what they all show names the tag that every page carries. */
const TOO_MANY_STORIES = 500;

/** The story's own page changed. */
export function tagPage(change: Change, row: ArticleRow): void {
  change.tag(articleTag(row.path));
}

/** What lists show of the story changed, or that they show it. */
export function tagLists(change: Change, row: ArticleRow, teaser = parse<StoredTeaser>(row.teaser)): void {
  for (const list of listsOf(teaser)) change.tag(listTag(list));
  const month = monthText(change.calendar.monthOf(shownAt(row.id)));
  change.tag(teaserTag(row.path), monthTag('all', month), monthTag(sectionList(teaser.section), month));
  if (row.breaking && isBreaking(row, change.now)) change.tag(frontTag);
  if (teaser.corrected) change.tag(correctionsTag);
}

/** The story that it translates, which every story of the same in other languages goes by: wherever that is now. */
export function tagOriginal(change: Change, row: ArticleRow): void {
  const named = 'SELECT original FROM translations WHERE story = ?';
  for (const { original } of change.db.rows<{ original: string }>(named, row.id)) {
    const moved = findRename(change.db, original);
    change.tag(articleTag(original), ...(moved === undefined ? [] : [articleTag(moved)]));
  }
}

/** The story appeared or went: everything that shows it, names it or has led to it. */
export function tagAppearance(change: Change, row: ArticleRow, teaser?: StoredTeaser): void {
  tagPage(change, row);
  tagLists(change, row, teaser);
  tagOriginal(change, row);
  const naming = 'SELECT a.path FROM named_by n CROSS JOIN articles a ON a.id = n.story WHERE n.path = ?';
  for (const { path } of change.db.rows<{ path: string }>(naming, row.path)) change.tag(articleTag(path));
  const moved = 'SELECT source FROM renames WHERE target = ?';
  for (const { source } of change.db.rows<{ source: string }>(moved, row.path))
    change.tag(articleTag(source));
}

/** The story went: nothing that showed it may be sent again. */
export function tagDeparture(change: Change, row: ArticleRow): void {
  tagAppearance(change, row);
  change.tag(takenDownTag, changesTag);
}

/** What these stories show of something else changed: an author's name, a topic's title, a picture. */
export function tagStories(change: Change, rows: readonly ArticleRow[]): void {
  if (rows.length > TOO_MANY_STORIES) change.tag(siteTag);
  else
    for (const row of rows) {
      tagPage(change, row);
      tagLists(change, row);
    }
}

/** Stories of a list, as many as `tagStories` needs to see. */
export const someStories = (change: Change, list: number | undefined): ArticleRow[] =>
  list === undefined
    ? []
    : change.db.rows<ArticleRow>(
        `SELECT a.* FROM listing l CROSS JOIN articles a ON a.id = l.story WHERE l.list = ? LIMIT ${TOO_MANY_STORIES + 1}`,
        list,
      );
