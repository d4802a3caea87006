/** Authors. */
import type { AuthorRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import type { Author } from '../model.ts';
import { makeNames, type Names } from '../names.ts';
import { readDocument, readDocuments } from '../stored.ts';

const toAuthor = ({ type: _, image, ...author }: AuthorRecord, names: Names): Author => ({
  ...author,
  image: names.picture(image),
});

export function findAuthor(db: EditionDatabase, { slug }: { slug: string }): Author | undefined {
  const record = readDocument<AuthorRecord>(db, 'author', slug);
  return record && toAuthor(record, makeNames(db));
}

/** Every author, by name. */
export function listAuthors(db: EditionDatabase): Author[] {
  const names = makeNames(db);
  return readDocuments<AuthorRecord>(db, 'author')
    .map((record) => toAuthor(record, names))
    .sort((a, b) => a.name.localeCompare(b.name));
}
