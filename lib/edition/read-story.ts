/** A story's rows put together as its page shows them; whether anyone may see it, the caller has decided. */
import type { EditionDatabase } from './database.ts';
import type { Story } from './model.ts';
import { makeNames } from './names.ts';
import { revisionNumber } from './revision-number.ts';
import { readText } from './rich-text.ts';
import { type ArticleRow, parse, type StoredDetail, type StoredTeaser } from './stored.ts';
import { instant, optionalInstant, toTeaser } from './teaser.ts';

/** The story of a row at `now` (ms). Its body is only what anyone may read. */
export function readStory(db: EditionDatabase, row: ArticleRow, now: number): Story | undefined {
  const page = db.row<{ detail: string; opening: string }>(
    'SELECT detail, opening FROM article_pages WHERE id = ?',
    row.page,
  );
  if (!page) return undefined;
  const { related: _, withdrawnReason: __, media, corrections, ...detail } = parse<StoredDetail>(page.detail);
  const names = makeNames(db);
  return {
    ...toTeaser(row, names, now),
    ...detail,
    topics: parse<StoredTeaser>(row.teaser).topics.map((slug) => ({ slug, title: names.topic(slug) })),
    corrections: corrections.map(({ date, kind, text }) => ({ date: instant(date), kind, text })),
    expires: optionalInstant(row.expires ?? undefined),
    revision: revisionNumber(db, row.path),
    ...readText(db, { body: page.opening, media }),
  };
}
