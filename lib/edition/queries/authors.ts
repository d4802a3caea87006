/** Authors. */
import type { AuthorRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { Author, WithoutText } from '../model.ts';
import { makeNames, type Names } from '../names.ts';
import { readText } from '../rich-text.ts';
import { readDocument, readDocuments } from '../stored.ts';

const toListed = (
  { type: _, body: __, media: ___, image, ...author }: AuthorRecord,
  names: Names,
): WithoutText<Author> => ({ ...author, image: names.picture(image) });

export function findAuthor(db: EditionDatabase, { slug }: { slug: string }): Author | undefined {
  const record = readDocument<AuthorRecord>(db, 'author', slug);
  return record && { ...toListed(record, makeNames(db)), ...readText(db, record) };
}

/** Every author, by name. */
export function listAuthors(db: EditionDatabase): WithoutText<Author>[] {
  const names = makeNames(db);
  return readDocuments<AuthorRecord>(db, 'author')
    .map((record) => toListed(record, names))
    .sort((a, b) => a.name.localeCompare(b.name));
}
