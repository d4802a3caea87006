/** Policy pages. */
import type { PageRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { PolicyPage, WithoutText } from '../model.ts';
import { readText } from '../rich-text.ts';
import { readDocument, readDocuments } from '../stored.ts';
import { optionalInstant } from '../teaser.ts';

const toListed = ({
  type: _,
  body: __,
  media: ___,
  updated,
  ...page
}: PageRecord): WithoutText<PolicyPage> => ({ ...page, updated: optionalInstant(updated) });

export function findPage(db: EditionDatabase, { slug }: { slug: string }): PolicyPage | undefined {
  const record = readDocument<PageRecord>(db, 'page', slug);
  return record && { ...toListed(record), ...readText(db, record) };
}

/** Every policy page, by slug. */
export const listPages = (db: EditionDatabase): WithoutText<PolicyPage>[] =>
  readDocuments<PageRecord>(db, 'page').map(toListed);
