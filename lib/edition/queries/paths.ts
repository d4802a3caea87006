/** What any path is: asked before a page is rendered, so it costs a few index look-ups. */
import { historyPath, type Path, parsePath, type Route, storyOfHistory } from '../../routes.ts';
import { countInMonth, countMonths, countVisible } from '../counting.ts';
import type { EditionDatabase } from '../database.ts';
import { authorList, sectionList, topicList } from '../lists.ts';
import type { PathStatus, StoryList } from '../model.ts';
import { findRedirect, findRename } from '../moves.ts';
import { CORRECTIONS_PER_PAGE, pagesFor, STORIES_PER_PAGE } from '../paging.ts';
import { findQueryRedirect } from '../query-redirects.ts';
import { findPatternTarget } from '../redirect-patterns.ts';
import { type ArticleRow, articleAt, detailOf, parse, type StoredTeaser } from '../stored.ts';
import { visibilityOf } from '../visibility.ts';
import { countCorrections } from './corrections.ts';

const PAGE: PathStatus = { status: 'page' };
const UNKNOWN: PathStatus = { status: 'unknown' };
/** Steps that are followed from redirect to redirect. */
const STEPS = 8;

/**
 * What stands at a decoded path at `now` (ms): a page, a place it moved to (one that answers with a page, in one
 * step), a story that is gone, or nothing known. A page is never shadowed by a redirect; a redirect to nothing is
 * nothing. Only paths of the edition's own pages are pages here: `/search`, feeds and the like are not content.
 */
export function findPathStatus(db: EditionDatabase, { path, now }: { path: Path; now: number }): PathStatus {
  const story = storyOfHistory(path);
  return story === undefined ? statusAfter(db, path, now, STEPS) : historyStatus(db, path, story, now);
}

/** A history is what its story is; where readers are led to no story there is none. */
function historyStatus(db: EditionDatabase, path: Path, story: Path, now: number): PathStatus {
  const named = findRedirect(db, path);
  if (named !== undefined) return statusAfter(db, path, now, STEPS);
  const status = statusAfter(db, story, now, STEPS);
  if (status.status !== 'moved') return status;
  return parsePath(status.to)?.kind === 'article' ? { status: 'moved', to: historyPath(status.to) } : status;
}

/**
 * Where an old address with a query leads at `now` (ms), as `redirects.yml` says: to a page, or what is known of it instead.
 * undefined if its query means nothing.
 *
 * @param search with its question mark
 */
export function findQueryStatus(
  db: EditionDatabase,
  { path, search, now }: { path: Path; search: string; now: number },
): PathStatus | undefined {
  const to = findQueryRedirect(db, path, search);
  if (to === undefined) return undefined;
  const there = parsePath(to) ? statusAfter(db, to, now, STEPS) : PAGE;
  return there.status === 'page' ? { status: 'moved', to } : there;
}

function statusAfter(db: EditionDatabase, path: Path, now: number, steps: number): PathStatus {
  const route = parsePath(path);
  const article = route?.kind === 'article' ? articleAt(db, path) : undefined;
  if (article ? visibilityOf(article, now) === 'page' : route && hasPage(db, route, now)) return PAGE;
  const named = findRedirect(db, path) ?? findRename(db, path);
  const target = named ?? (article ? undefined : findOtherSpelling(db, path));
  if (target !== undefined && steps > 0) {
    // Editors may send readers to what only the web server knows: /feed.xml, /search.
    const there = named && !parsePath(named) ? PAGE : statusAfter(db, target, now, steps - 1);
    if (there.status === 'page') return { status: 'moved', to: target };
    if (there.status !== 'unknown') return there;
  }
  return article && visibilityOf(article, now) === 'gone' ? goneStatus(db, article) : UNKNOWN;
}

/** Signs that an address in a text is glued to: the end of a sentence, a quotation, a bracket, a blank. No address of ours ends so. */
const GLUED = /[\s.,;:!?…·*_~'"`´‘’“”„‚‹›«»()[\]{}<>|।。、，；：！？）】」』》]/u;

/** The path without signs that were glued to its end. */
function unglued(path: Path): Path {
  let end = path.length;
  while (end > 1 && GLUED.test(path[end - 1] ?? '')) end -= 1;
  return path.slice(0, end);
}

/** A story of that day whose address differs only in upper and lower case: no two stories do. */
function findInOtherCase(db: EditionDatabase, small: Path): Path | undefined {
  const route = parsePath(small);
  if (route?.kind !== 'article') return undefined;
  const start = small.slice(0, small.lastIndexOf('/') + 1);
  // From `…/` to the character after the slash.
  return db
    .rows<{ path: Path }>(
      'SELECT path FROM articles WHERE path >= ? AND path < ?',
      start,
      `${start.slice(0, -1)}0`,
    )
    .find(({ path }) => path.toLowerCase() === small)?.path;
}

/**
 * Where a path leads that nobody has named: by a pattern, without signs at its end that belong to the text around it, or in the
 * upper and lower case of the paper's own address.
 */
function findOtherSpelling(db: EditionDatabase, path: Path): Path | undefined {
  const plain = unglued(path);
  const small = plain.toLowerCase();
  const target =
    findPatternTarget(db, path) ??
    findInOtherCase(db, small) ??
    (plain !== path ? plain : small === path ? undefined : small);
  // Only to where a page may be: nobody has looked at each of these addresses.
  return target !== undefined && (parsePath(target) || findPatternTarget(db, target)) ? target : undefined;
}

/** A withdrawn story says what it was and why it went; an expired one says nothing. */
function goneStatus(db: EditionDatabase, row: ArticleRow): PathStatus {
  if (row.status !== 'withdrawn') return { status: 'gone' };
  return {
    status: 'gone',
    headline: parse<StoredTeaser>(row.teaser).headline,
    reason: detailOf(db, row)?.withdrawnReason,
  };
}

const hasDocument = (db: EditionDatabase, type: string, key: string): boolean =>
  db.row('SELECT 1 AS found FROM documents WHERE type = ? AND key = ?', type, key) !== undefined;

/** Whether a route that is no article has a page. */
function hasPage(db: EditionDatabase, route: Route, now: number): boolean {
  const reaches = (page: number, total: () => number, size = STORIES_PER_PAGE): boolean =>
    page === 1 || page <= pagesFor(total(), size);
  const reachesInMonth = (list: StoryList, of: { year: string; month: string; page: number }): boolean => {
    const total = countInMonth(db, list, Number(of.year + of.month), now);
    return total > 0 && reaches(of.page, () => total);
  };
  switch (route.kind) {
    case 'front':
      return true;
    case 'section':
      return (
        hasDocument(db, 'section', route.section) &&
        reaches(route.page, () => countVisible(db, sectionList(route.section), now))
      );
    case 'month':
      return hasDocument(db, 'section', route.section) && reachesInMonth(sectionList(route.section), route);
    case 'archive':
    case 'on-this-day':
      return true;
    case 'archive-year':
      return countMonths(db, 'all', now).some(({ month }) => Math.floor(month / 100) === Number(route.year));
    case 'archive-month':
      return reachesInMonth('all', route);
    case 'author':
      return (
        hasDocument(db, 'author', route.slug) &&
        reaches(route.page, () => countVisible(db, authorList(route.slug), now))
      );
    case 'topic': {
      const total = countVisible(db, topicList(route.slug), now);
      return total > 0 && reaches(route.page, () => total);
    }
    case 'page':
      return hasDocument(db, 'page', route.slug);
    case 'corrections':
      return reaches(route.page, () => countCorrections(db, now), CORRECTIONS_PER_PAGE);
    case 'article':
    case 'history':
      return false;
  }
}
