/** Articles: written, replaced and removed, each with the tags that it touches. */
import type { ArticleRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import {
  type ArticleRow,
  articleAt,
  detailOf,
  openingOf,
  openTextOf,
  parse,
  type StoredDetail,
  type StoredTeaser,
  storedDetail,
  storedTeaser,
} from '../stored.ts';
import { fingerprintNumber, keepsPlace, nextId, wantedId } from '../story-id.ts';
import { correctionsTag } from '../tags.ts';
import { visibilityOf } from '../visibility.ts';
import type { Change } from './change.ts';
import type { Keeper } from './keeper.ts';
import { enterLists, leaveLists } from './listing.ts';
import { dropMediaUses, noteMediaUses } from './media-uses.ts';
import { followArrival, followEdit, followRemoval } from './revisions.ts';
import { enterSearch, leaveSearch } from './search-index.ts';
import { tagAppearance, tagDeparture, tagLists, tagOriginal, tagPage } from './story-tags.ts';
import { enterTerms, leaveTerms } from './story-terms.ts';

export const articles: Keeper<ArticleRecord> = {
  key: (article) => article.path,
  owner: (db, path) => db.row<{ file: string }>('SELECT file FROM articles WHERE path = ?', path)?.file,
  put(change, article, file, isNew) {
    const before = isNew ? undefined : articleAt(change.db, article.path);
    const teaser = storedTeaser(article);
    const after = rowOf(change, article, teaser, file, before);
    if (before) replace(change, before, after, article, teaser);
    else {
      write(change, after, article, teaser);
      followArrival(change, after, article);
      change.arrived.push(after);
      if (visibilityOf(after, change.now) !== 'hidden') tagAppearance(change, after, teaser);
    }
  },
  remove(change, path) {
    const row = articleAt(change.db, path);
    if (!row) return;
    if (visibilityOf(row, change.now) !== 'hidden') {
      tagDeparture(change, row);
      change.departed.push(row);
      followRemoval(change, row);
    }
    erase(change, row);
  },
};

function rowOf(
  change: Change,
  article: ArticleRecord,
  teaser: StoredTeaser,
  file: string,
  before: ArticleRow | undefined,
): ArticleRow {
  const expired = article.expires !== undefined && article.expires <= change.now;
  return {
    id:
      before && keepsPlace(before.id, article.published)
        ? before.id
        : freeId(change.db, wantedId(article.published, article.path)),
    page: 0,
    path: article.path,
    file,
    status: article.status,
    expires: article.expires ?? null,
    listed: article.status === 'published' && !expired ? 1 : 0,
    breaking: article.breaking ? 1 : 0,
    fingerprint: fingerprintNumber(article.fingerprint),
    teaser: JSON.stringify(teaser),
  };
}

function freeId(db: EditionDatabase, wanted: number): number {
  let id = wanted;
  while (db.row('SELECT 1 AS taken FROM articles WHERE id = ?', id)) id = nextId(id);
  return id;
}

function replace(
  change: Change,
  before: ArticleRow,
  after: ArticleRow,
  article: ArticleRecord,
  teaser: StoredTeaser,
): void {
  if (sameRow(before, after) && sameTexts(change.db, before.page, article)) {
    if (before.file !== after.file)
      change.db.run('UPDATE articles SET file = ? WHERE id = ?', after.file, before.id);
    refind(change.db, before, article);
    return;
  }
  const was = visibilityOf(before, change.now);
  const is = visibilityOf(after, change.now);
  if (was !== is || is === 'gone') {
    (was === 'page' ? tagDeparture : tagAppearance)(change, before);
    tagAppearance(change, after, teaser);
  } else if (is === 'page') {
    tagPage(change, after);
    // What lists show of the story is its teaser and its place; another body is its own page's matter.
    if (before.id !== after.id || before.teaser !== after.teaser) {
      tagLists(change, before);
      tagLists(change, after, teaser);
    }
    if (!sameCorrections(detailOf(change.db, before), article)) change.tag(correctionsTag);
  }
  followEdit(change, before, after, article);
  erase(change, before);
  write(change, after, article, teaser);
}

/** Updates the text by which search finds a story. No page shows it, so nothing is tagged. */
function refind(db: EditionDatabase, row: ArticleRow, article: ArticleRecord): void {
  if (openTextOf(db, row) === article.openText) return;
  if (row.listed) leaveSearch(db, row);
  db.run('UPDATE article_texts SET plain = ? WHERE id = ?', article.openText, row.page);
  if (row.listed) enterSearch(db, row.id);
}

const sameCorrections = (before: StoredDetail | undefined, after: ArticleRecord): boolean =>
  JSON.stringify(before?.corrections) === JSON.stringify(after.corrections);

const sameRow = (a: ArticleRow, b: ArticleRow): boolean =>
  a.id === b.id &&
  a.status === b.status &&
  a.expires === b.expires &&
  a.listed === b.listed &&
  a.fingerprint === b.fingerprint &&
  a.teaser === b.teaser;

function sameTexts(db: EditionDatabase, id: number, article: ArticleRecord): boolean {
  const page = db.row<{ detail: string; opening: string }>(
    'SELECT detail, opening FROM article_pages WHERE id = ?',
    id,
  );
  const text = db.row<{ body: string | null; whole: string }>(
    'SELECT body, coalesce(whole, plain) AS whole FROM article_texts WHERE id = ?',
    id,
  );
  return (
    page?.opening === article.opening &&
    page.detail === JSON.stringify(storedDetail(article)) &&
    text?.whole === article.plainText &&
    text.body === hiddenBody(article)
  );
}

/** The whole body, where the opening does not already hold it. */
const hiddenBody = (article: ArticleRecord): string | null =>
  article.body === article.opening ? null : article.body;

/** The whole plain text; null if it is the same as the text that anyone may read. */
const hiddenText = (article: ArticleRecord): string | null =>
  article.plainText === article.openText ? null : article.plainText;

function write(change: Change, row: ArticleRow, article: ArticleRecord, teaser: StoredTeaser): void {
  const { db } = change;
  const inserted = db.row<{ id: number }>(
    'INSERT INTO article_pages (detail, opening) VALUES (?, ?) RETURNING id',
    JSON.stringify(storedDetail(article)),
    article.opening,
  );
  row.page = inserted?.id ?? 0;
  db.run(
    'INSERT INTO article_texts (id, body, plain, whole) VALUES (?, ?, ?, ?)',
    row.page,
    hiddenBody(article),
    article.openText,
    hiddenText(article),
  );
  db.run(
    'INSERT INTO articles (id, page, path, file, status, expires, listed, breaking, fingerprint, teaser) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    row.id,
    row.page,
    row.path,
    row.file,
    row.status,
    row.expires,
    row.listed,
    row.breaking,
    row.fingerprint,
    row.teaser,
  );
  if (row.listed) enterLists(change, row.id, teaser, article.corrections);
  if (row.status === 'published') enterTerms(db, row.id, article);
  for (const path of article.related)
    db.run('INSERT OR IGNORE INTO named_by (path, story) VALUES (?, ?)', path, row.id);
  if (article.translationOf) {
    db.run('INSERT INTO translations (original, story) VALUES (?, ?)', article.translationOf, row.id);
    if (visibilityOf(row, change.now) !== 'hidden') tagOriginal(change, row);
  }
  noteMediaUses(change, row.id, article);
}

function erase(change: Change, row: ArticleRow): void {
  const { db } = change;
  const detail = detailOf(db, row);
  const teaser = parse<StoredTeaser>(row.teaser);
  if (row.listed) leaveLists(change, row);
  if (row.status === 'published') leaveTerms(db, row.id, { ...teaser, opening: openingOf(db, row) });
  for (const path of detail?.related ?? [])
    db.run('DELETE FROM named_by WHERE path = ? AND story = ?', path, row.id);
  if (teaser.translationOf) db.run('DELETE FROM translations WHERE story = ?', row.id);
  dropMediaUses(change, row.id, { image: teaser.image, media: detail?.media });
  db.run('DELETE FROM article_texts WHERE id = ?', row.page);
  db.run('DELETE FROM article_pages WHERE id = ?', row.page);
  db.run('DELETE FROM articles WHERE id = ?', row.id);
}
