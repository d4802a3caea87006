/** How records lie in the edition: the JSON of each column, and the rows that several modules read. */
import type { ArticleRecord, LiveEntryRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';

/** `articles.teaser` */
export interface StoredTeaser
  extends Pick<
    ArticleRecord,
    | 'section'
    | 'kind'
    | 'headline'
    | 'standfirst'
    | 'authors'
    | 'agency'
    | 'dateline'
    | 'published'
    | 'updated'
    | 'breaking'
    | 'access'
    | 'image'
    | 'location'
    | 'language'
    | 'translationOf'
    | 'readingMinutes'
    | 'topics'
  > {
  /** True where it has corrections. */
  corrected?: true | undefined;
}

/** `article_pages.detail` */
export type StoredDetail = Pick<
  ArticleRecord,
  | 'truncated'
  | 'keyPoints'
  | 'series'
  | 'corrections'
  | 'related'
  | 'canonicalUrl'
  | 'seoTitle'
  | 'socialHeadline'
  | 'digitalSourceType'
  | 'withdrawnReason'
  | 'words'
  | 'media'
>;

/** `live_entries.data` */
export type StoredEntry = Omit<LiveEntryRecord, 'type' | 'story' | 'id' | 'at'>;

/** A row of `articles`. */
export interface ArticleRow {
  id: number;
  /** Id of its rows in `article_pages` and `article_texts`. */
  page: number;
  path: string;
  file: string;
  status: ArticleRecord['status'];
  expires: number | null;
  listed: 0 | 1;
  breaking: 0 | 1;
  fingerprint: number;
  teaser: string;
}

const COLUMNS = 'id, page, path, file, status, expires, listed, breaking, fingerprint, teaser';

export const articleAt = (db: EditionDatabase, path: string): ArticleRow | undefined =>
  db.row<ArticleRow>(`SELECT ${COLUMNS} FROM articles WHERE path = ?`, path);

export const articleById = (db: EditionDatabase, id: number): ArticleRow | undefined =>
  db.row<ArticleRow>(`SELECT ${COLUMNS} FROM articles WHERE id = ?`, id);

/** What `article_pages` holds of a story beside its opening. */
export function detailOf(db: EditionDatabase, row: Pick<ArticleRow, 'page'>): StoredDetail | undefined {
  const found = db.row<{ detail: string }>('SELECT detail FROM article_pages WHERE id = ?', row.page);
  return found && parse<StoredDetail>(found.detail);
}

/** Markdown that anyone may read of a story. */
export const openingOf = (db: EditionDatabase, row: Pick<ArticleRow, 'page'>): string =>
  db.row<{ opening: string }>('SELECT opening FROM article_pages WHERE id = ?', row.page)?.opening ?? '';

/** The only query of `article_texts` for readers. */
export const OPEN_TEXT = 'SELECT plain FROM article_texts WHERE id = ?';

/** The plain text of a story that anyone may read. */
export const openTextOf = (db: EditionDatabase, row: Pick<ArticleRow, 'page'>): string =>
  db.row<{ plain: string }>(OPEN_TEXT, row.page)?.plain ?? '';

/** The JSON of a column; its shape is what this module's types say, because only `publishing/` writes it. */
export const parse = <Shape>(json: string): Shape => JSON.parse(json) as Shape; // see above

export const storedTeaser = (article: ArticleRecord): StoredTeaser => ({
  section: article.section,
  kind: article.kind,
  headline: article.headline,
  standfirst: article.standfirst,
  authors: article.authors,
  agency: article.agency,
  dateline: article.dateline,
  published: article.published,
  updated: article.updated,
  breaking: article.breaking,
  access: article.access,
  image: article.image,
  location: article.location,
  language: article.language,
  translationOf: article.translationOf,
  readingMinutes: article.readingMinutes,
  topics: article.topics,
  corrected: article.corrections.length > 0 ? true : undefined,
});

export const storedDetail = (article: ArticleRecord): StoredDetail => ({
  truncated: article.truncated,
  // They tell the story in short: of one that is not free they stay behind with the rest of it.
  keyPoints: article.access === 'free' ? article.keyPoints : [],
  series: article.series,
  corrections: article.corrections,
  related: article.related,
  canonicalUrl: article.canonicalUrl,
  seoTitle: article.seoTitle,
  socialHeadline: article.socialHeadline,
  digitalSourceType: article.digitalSourceType,
  withdrawnReason: article.withdrawnReason,
  words: article.words,
  media: article.media,
});

/** The record of a document (site, section, author, topic, page, front, redirects), if it is published. */
export function readDocument<Record>(db: EditionDatabase, type: string, key: string): Record | undefined {
  const row = db.row<{ data: string }>('SELECT data FROM documents WHERE type = ? AND key = ?', type, key);
  return row && parse<Record>(row.data);
}

/** Records of every document of a type, by key. */
export const readDocuments = <Record>(db: EditionDatabase, type: string): Record[] =>
  db
    .rows<{ data: string }>('SELECT data FROM documents WHERE type = ? ORDER BY key', type)
    .map((row) => parse<Record>(row.data));

/** The publication's time zone; UTC until site.yml has been read. */
export const publicationZone = (db: EditionDatabase): string =>
  readDocument<{ timeZone: string }>(db, 'site', 'site')?.timeZone ?? 'UTC';
