import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { EditionDatabase, openEdition } from '../database.ts';
import { applicationId, migrations } from '../migrations.ts';
import { markComplete, publish } from '../publish.ts';
import { isIndexing } from '../queries/search.ts';
import { articleRecord, batchOf, fileReport, temporaryEdition } from '../test-records.ts';
import { undoOpenText } from '../test-versions.ts';
import { indexPending } from './search-index.ts';

const NOW = Date.UTC(2024, 5, 1);
const found = (db: EditionDatabase): number =>
  db.row<{ n: number }>('SELECT count(*) AS n FROM search WHERE search MATCH ?', '"headline"')?.n ?? 0;

it('an edition that is only being filled is not held up: it is indexed afterwards', () => {
  const { db, close } = temporaryEdition();
  publish(db, batchOf([articleRecord({ slug: 'a' }), articleRecord({ slug: 'b' })]), NOW);
  expect(found(db)).toBe(0);
  markComplete(db);
  expect(indexPending(db, 10)).toBe(true);
  expect(found(db)).toBe(2);
  publish(db, batchOf([articleRecord({ slug: 'c' })]), NOW);
  expect(found(db)).toBe(3);
  close();
});

it('a file that waited for its path in an older edition is found only by its opening', () => {
  const first = temporaryEdition();
  const closed = articleRecord({
    slug: 'a',
    headline: 'Closed headline',
    access: 'subscribers',
    body: 'Open text. Secret zinnias.',
    opening: 'Open text.',
  });
  const files = [fileReport(articleRecord({ slug: 'a' }), 'a.md'), fileReport(closed, 'b.md')];
  publish(first.db, { files, removed: [] }, NOW);
  markComplete(first.db);
  first.db.close();
  const old = new DatabaseSync(first.file);
  undoOpenText(old);
  old.exec(`UPDATE waiting SET record = json_remove(record, '$.openText')`);
  old.close();
  const db = openEdition({ file: first.file, mode: 'write' });
  publish(db, { files: [], removed: ['a.md'] }, NOW);
  while (indexPending(db, 10));
  const words = db.column<string>('SELECT word FROM search_words');
  expect(words).toEqual(expect.arrayContaining(['closed', 'open', 'text']));
  expect(words).not.toContain('zinnias');
  expect(db.row('SELECT mtimeMs, hash FROM files')).toEqual({ mtimeMs: 0.5, hash: '' });
  db.close();
  first.close();
});

it('an edition from before there was search goes on being served, and is indexed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edition-'));
  const file = join(folder, 'edition.db');
  const before = migrations.findIndex((sql) => sql.includes('search'));
  const old = new DatabaseSync(file);
  for (const sql of migrations.slice(0, before)) old.exec(sql);
  const teaser = JSON.stringify({
    headline: 'A headline',
    standfirst: '',
    authors: [],
    topics: [],
    section: 'world',
  });
  old.exec(`INSERT INTO article_texts (id, plain) VALUES (1, 'Text.');
    INSERT INTO articles VALUES (7, 1, '/world/2007/05/29/a', 'a.md', 'published', NULL, 1, 0, 0, '${teaser}');
    PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${before}`);
  old.close();
  const db = openEdition({ file, mode: 'write' });
  expect(db.row('SELECT path FROM articles')).toEqual({ path: '/world/2007/05/29/a' });
  expect(isIndexing(db)).toBe(true);
  while (indexPending(db, 10));
  expect(isIndexing(db)).toBe(false);
  expect(found(db)).toBe(1);
  db.close();
  // It is what a reader of this version expects.
  const reading = new EditionDatabase({ file, mode: 'read' });
  expect(found(reading)).toBe(1);
  reading.close();
  rmSync(folder, { recursive: true, force: true });
});
