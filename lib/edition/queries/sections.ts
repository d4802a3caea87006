/** Sections. */
import type { SectionRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { Section } from '../model.ts';
import { readDocument, readDocuments } from '../stored.ts';

const toSection = ({ type: _, ...section }: SectionRecord): Section => section;

/** Every section, in the order that editors gave them. */
export const listSections = (db: EditionDatabase): Section[] =>
  readDocuments<SectionRecord>(db, 'section')
    .map(toSection)
    .sort((a, b) => a.order - b.order);

export function findSection(db: EditionDatabase, { slug }: { slug: string }): Section | undefined {
  const record = readDocument<SectionRecord>(db, 'section', slug);
  return record && toSection(record);
}
