/** A story with words behind the wall in every possible place, and where they may be found. For tests. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { indexPending } from '#lib/edition/publishing/search-index.ts';
import { PLACES } from '#lib/markdown/every-kind.fixtures.ts';
import { FILE, type Newsroom, story } from './newsroom.fixtures.ts';

/** A word that occurs in no text, made of letters only: `zqaab`. */
const wordFor = (n: number): string =>
  `zq${[...n.toString(16).padStart(3, '0')].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')}`;

/** A word for each place of a body. */
export const SECRETS = PLACES.map((place, n) => ({ place, word: wordFor(n) }));
const [POINT, TITLE, ENTRY] = [700, 701, 702].map(wordFor);
/** Two letters that stand for scripts without spaces between words. */
const UNSPACED = '和樂';
/** Matches any of these. */
export const EVERY_SECRET = new RegExp(`zq[a-p]{3}|${UNSPACED}`);

const BODY = [
  'The ambassadors met.',
  'They talked for hours.',
  ...SECRETS.map(({ place, word }) => place.write(word)),
  `會議在巴格達舉行${UNSPACED}融融。`,
].join('\n\n');

/** Writes a live story with an entry. `access`: as in the front matter */
export function writeSecretStory(newsroom: Newsroom, access: string): void {
  for (const { place, word } of SECRETS)
    for (const [file, text] of Object.entries(place.files?.(word) ?? {}))
      newsroom.write(`media/${file}`, text);
  newsroom.write(FILE, story(`access: ${access}\nkind: live\nkeyPoints: [${POINT}]`, `${BODY}\n`));
  newsroom.write(
    FILE.replace('.md', '/0900.md'),
    `---\nat: 2007-05-29T09:00:00+05:30\nheadline: ${TITLE}\n---\n\n${ENTRY}\n`,
  );
}

export function indexAll(db: EditionDatabase): void {
  while (indexPending(db, 100));
}

/** The words in the search index. */
export function indexedWords(db: EditionDatabase): Set<string> {
  db.run(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab('main', 'search', 'row')`);
  return new Set(db.column<string>('SELECT term FROM temp.terms'));
}

/** The columns of the edition that contain a secret, such as `article_texts.body`; `search` if the index does. */
export function holdingSecrets(db: EditionDatabase): string[] {
  const tables = db.column<string>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%''search_%' AND name <> 'search'`,
  );
  const found = new Set<string>();
  for (const name of tables)
    for (const row of db.each<Record<string, unknown>>(`SELECT * FROM "${name}"`))
      for (const [column, value] of Object.entries(row))
        if (EVERY_SECRET.test(String(value))) found.add(`${name}.${column}`);
  // The index has each letter by itself for scripts without spaces.
  const words = indexedWords(db);
  if ([...words].some((word) => EVERY_SECRET.test(word) || UNSPACED.includes(word))) found.add('search');
  return [...found].sort();
}
