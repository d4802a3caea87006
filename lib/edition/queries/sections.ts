/** Sections. */
import type { SectionRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { Section, WithoutText } from '../model.ts';
import { readText } from '../rich-text.ts';
import { readDocument, readDocuments } from '../stored.ts';

const toListed = ({ type: _, body: __, media: ___, ...section }: SectionRecord): WithoutText<Section> =>
  section;

/** Every section, in the order that editors gave them. */
export const listSections = (db: EditionDatabase): WithoutText<Section>[] =>
  readDocuments<SectionRecord>(db, 'section')
    .map(toListed)
    .sort((a, b) => a.order - b.order);

export function findSection(db: EditionDatabase, { slug }: { slug: string }): Section | undefined {
  const record = readDocument<SectionRecord>(db, 'section', slug);
  return record && { ...toListed(record), ...readText(db, record) };
}
