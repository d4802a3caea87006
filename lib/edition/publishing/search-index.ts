/**
 * Keeps the index of search: a story is noted down when it enters the paper's lists, and taken out of the index at once
 * when it leaves them. The transaction that publishes a story indexes it too; an edition that is being filled, or that
 * is older than the index, is indexed afterwards, some stories a transaction, and what is served stays up meanwhile.
 */
import type { EditionDatabase } from '../database.ts';
import { makeNames, type Names } from '../names.ts';
import { indexText, wordFormsOf } from '../search/languages.ts';
import {
  EVERY_STORY,
  type OwnText,
  readOwnText,
  readSurroundings,
  sectionWord,
} from '../search/search-text.ts';
import { Tally } from '../search/vocabulary.ts';
import { type FoundWord, findWords } from '../search/words.ts';
import { type ArticleRow, articleById, parse, type StoredTeaser } from '../stored.ts';

/** Stories that a publishing transaction indexes itself, in about 0.4 s; the rest of a larger one waits. */
const AT_ONCE = 600;

/** Notes a story down: it is found when `settleSearch` or `indexPending` has come to it. */
export function enterSearch(db: EditionDatabase, story: number): void {
  db.run('INSERT OR IGNORE INTO search_pending (story) VALUES (?)', story);
}

/** Notes every story of a list down: a name that stands beside them has changed, or the language that they are taken to be in. */
export function reenterSearch(db: EditionDatabase, list: number | undefined): void {
  if (list === undefined) return;
  db.run('INSERT OR IGNORE INTO search_pending (story) SELECT story FROM listing WHERE list = ?', list);
}

/** Takes a story out of the index. Its row and its text are there still. */
export function leaveSearch(db: EditionDatabase, row: ArticleRow): void {
  db.run('DELETE FROM search_pending WHERE story = ?', row.id);
  if (!isIndexed(db, row.id)) return;
  db.run('DELETE FROM search WHERE rowid = ?', row.id);
  const tally = new Tally();
  tally.count(Object.values(wordsOf(readOwnText(db, row))));
  tally.subtractFrom(db);
}

/** At the end of a transaction: indexes what it published, unless the edition is only being filled. */
export function settleSearch(db: EditionDatabase): void {
  if (db.row(`SELECT 1 AS found FROM meta WHERE name = 'complete'`)) indexStories(db, AT_ONCE);
}

/** Indexes up to `limit` of the stories that wait for it, in one transaction. Returns whether there were any. */
export const indexPending = (db: EditionDatabase, limit: number): boolean =>
  hasPending(db) && db.transaction(() => indexStories(db, limit) > 0);

export const hasPending = (db: EditionDatabase): boolean =>
  db.row('SELECT 1 AS found FROM search_pending LIMIT 1') !== undefined;

const isIndexed = (db: EditionDatabase, story: number): boolean =>
  db.row('SELECT 1 AS found FROM search_docsize WHERE id = ?', story) !== undefined;

/** In the order of their ids: for each that came out of turn FTS5 would write a segment. */
function indexStories(db: EditionDatabase, limit: number): number {
  const pending = db.rows<{ story: number }>(
    'SELECT story FROM search_pending ORDER BY story LIMIT ?',
    limit,
  );
  const last = pending.at(-1);
  if (last === undefined) return 0;
  const tally = new Tally();
  const names = makeNames(db);
  for (const { story } of pending) {
    const row = articleById(db, story);
    if (row?.listed === 1) indexStory(db, row, names, tally);
  }
  tally.addTo(db);
  db.run('DELETE FROM search_pending WHERE story <= ?', last.story);
  return pending.length;
}

type OwnWords = Record<keyof OwnText, { text: string; words: FoundWord[] }>;

function wordsOf({ headline, standfirst, body }: OwnText): OwnWords {
  const found = (text: string) => ({ text, words: findWords(text) });
  return { headline: found(headline), standfirst: found(standfirst), body: found(body) };
}

function indexStory(db: EditionDatabase, row: ArticleRow, names: Names, tally: Tally): void {
  const words = wordsOf(readOwnText(db, row));
  const { authors, topics, section } = readSurroundings(row, names);
  // Of a story that is indexed only what stands around it has changed: its own words are counted.
  if (isIndexed(db, row.id)) db.run('DELETE FROM search WHERE rowid = ?', row.id);
  else tally.count(Object.values(words));
  const language = parse<StoredTeaser>(row.teaser).language ?? names.language();
  db.run('INSERT OR IGNORE INTO search_languages (language) VALUES (?)', language);
  const forms = wordFormsOf(language);
  const column = (name: keyof OwnText): string =>
    words[name].words.map((word) => forms.formOf(word)).join(' ');
  db.run(
    'INSERT INTO search (rowid, headline, standfirst, body, authors, topics, section) VALUES (?, ?, ?, ?, ?, ?, ?)',
    row.id,
    column('headline'),
    column('standfirst'),
    column('body'),
    indexText(authors, forms),
    indexText(topics, forms),
    `${EVERY_STORY} ${sectionWord(indexText(section).split(' '))}`,
  );
}
