/** The words of a story in the edition. Only for the desk, because they include text that is not public. */
import type { EditionDatabase } from './database.ts';
import type { Said } from './revision-kind.ts';
import { type ArticleRow, detailOf, parse, type StoredDetail, type StoredTeaser } from './stored.ts';

export const saidOf = (
  { headline, standfirst, access, updated }: StoredTeaser,
  { keyPoints, corrections }: StoredDetail,
  plainText: string,
): Said => ({ headline, standfirst, access, updated, keyPoints, corrections, plainText });

export function saidBefore(db: EditionDatabase, row: ArticleRow): Said | undefined {
  const detail = detailOf(db, row);
  const sql = 'SELECT coalesce(whole, plain) AS plain FROM article_texts WHERE id = ?';
  const text = db.row<{ plain: string }>(sql, row.page);
  if (detail === undefined || text === undefined) return undefined;
  return saidOf(parse<StoredTeaser>(row.teaser), detail, text.plain);
}
