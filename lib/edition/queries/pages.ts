/** Policy pages. */
import type { PageRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { PolicyPage } from '../model.ts';
import { readDocument, readDocuments } from '../stored.ts';
import { optionalInstant } from '../teaser.ts';

const toPage = ({ type: _, updated, ...page }: PageRecord): PolicyPage => ({
  ...page,
  updated: optionalInstant(updated),
});

export function findPage(db: EditionDatabase, { slug }: { slug: string }): PolicyPage | undefined {
  const record = readDocument<PageRecord>(db, 'page', slug);
  return record && toPage(record);
}

/** Every policy page, by slug. */
export const listPages = (db: EditionDatabase): PolicyPage[] =>
  readDocuments<PageRecord>(db, 'page').map(toPage);
