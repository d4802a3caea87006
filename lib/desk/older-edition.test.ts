/** An update from a version whose search used whole texts. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { digestEdition } from '#lib/edition/digest.ts';
import { indexPending } from '#lib/edition/publishing/search-index.ts';
import { indexText } from '#lib/edition/search/languages.ts';
import { Tally } from '#lib/edition/search/vocabulary.ts';
import { findWords } from '#lib/edition/search/words.ts';
import { makeSnapshot, takeSnapshot } from '#lib/edition/snapshot.ts';
import { articleAt } from '#lib/edition/stored.ts';
import { undoOpenText } from '#lib/edition/test-versions.ts';
import { Desk } from './desk.ts';
import { FILE, type Newsroom, NOW, openNewsroom, PATH, story } from './newsroom.fixtures.ts';
import { editionOutlet } from './outlet.ts';
import { holdingSecrets, indexAll, indexedWords, SECRETS, writeSecretStory } from './wall.fixtures.ts';

/** Turns an edition into the one that the older version would have made from the same files. */
function makeOld(file: string): void {
  const db = openEdition({ file, mode: 'write' });
  const { id, page } = articleAt(db, PATH) ?? { id: 0, page: 0 };
  const sql = 'SELECT plain, whole FROM article_texts WHERE id = ?';
  const { plain, whole } = db.row<{ plain: string; whole: string }>(sql, page) ?? { plain: '', whole: '' };
  db.run('DELETE FROM search WHERE rowid = ?', id);
  db.run('INSERT INTO search (rowid, body) VALUES (?, ?)', id, indexText(whole));
  const tallyOf = (text: string): Tally => {
    const tally = new Tally();
    tally.count([{ text, words: findWords(text) }]);
    return tally;
  };
  tallyOf(plain).subtractFrom(db);
  tallyOf(whole).addTo(db);
  db.close();
  const connection = new DatabaseSync(file);
  connection.exec('UPDATE article_texts SET plain = coalesce(whole, plain)');
  undoOpenText(connection);
  const found = connection.prepare('SELECT count(*) AS n FROM search WHERE search MATCH ?');
  expect(found.get(`"${SECRETS[0]?.word}"`)?.n).toBe(1);
  connection.close();
}

let newsroom: Newsroom;
let digest: string;
let words: unknown[];
beforeEach(async () => {
  newsroom = openNewsroom();
  writeSecretStory(newsroom, 'subscribers');
  newsroom.write(FILE.replace('talks', 'free'), story('headline: Something else', 'Nothing closed.\n'));
  await newsroom.read();
  indexAll(newsroom.edition);
  digest = digestEdition(newsroom.edition);
  words = newsroom.edition.rows('SELECT * FROM search_words');
  newsroom.edition.close();
  makeOld(newsroom.editionFile);
});
afterEach(() => newsroom.close());

const update = (): EditionDatabase => {
  newsroom.edition = openEdition({ file: newsroom.editionFile, mode: 'write' });
  return newsroom.edition;
};

/** Updates an edition. @returns the files that had to be read, and the tags of visible changes */
async function readInto(db: EditionDatabase): Promise<{ files: string[]; tags: string[] }> {
  const [files, tags]: [string[], string[]] = [[], []];
  await new Desk({
    contentDir: newsroom.contentDir,
    outlet: editionOutlet(db, () => NOW),
    onPublished(published, reports) {
      files.push(...reports.map(({ file }) => file));
      tags.push(...published.tags);
    },
  }).pass();
  indexAll(db);
  return { files, tags };
}

const leaks = (db: EditionDatabase): string[] =>
  holdingSecrets(db).filter((column) => column.startsWith('search'));

it('no closed text can be found, from the first moment on and at every step of the indexing', () => {
  const db = update();
  do expect(leaks(db)).toEqual([]);
  while (indexPending(db, 1));
  expect([...indexedWords(db)]).toEqual(expect.arrayContaining(['hour', 'nothing', 'something']));
});

it('the files of closed stories are read again: the edition then equals a new one, and no page is rendered again', async () => {
  const db = update();
  indexAll(db);
  expect(await readInto(db)).toEqual({ files: [FILE], tags: [] });
  expect(leaks(db)).toEqual([]);
  expect(digestEdition(db)).toBe(digest);
  expect(db.rows('SELECT * FROM search_words')).toEqual(words);
  expect(db.row('SELECT count(*) AS n FROM revisions')).toEqual({ n: 0 });
});

it('a snapshot that was made before that also starts another machine', async () => {
  const snapshot = join(newsroom.folder, 'copy.snapshot');
  const edition = join(newsroom.folder, 'other/edition.db');
  update();
  makeSnapshot({ edition: newsroom.editionFile, out: snapshot, now: NOW });
  takeSnapshot({ edition, snapshot });
  const db = openEdition({ file: edition, mode: 'write' });
  indexAll(db);
  expect(leaks(db)).toEqual([]);
  expect((await readInto(db)).files).toEqual([FILE]);
  expect(digestEdition(db)).toBe(digest);
  db.close();
});
