/**
 * When an edition is rebuilt, it takes over from the one that was moved aside what no content file contains: earlier versions of
 * stories, their earlier paths, and their ids in feeds.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { HISTORY_LINES } from './history-lines.ts';
import { packSaid, UNKNOWN } from './last-said.ts';
import { isSound, REVISION_COLUMNS, type RevisionRow, sumOf } from './revision-row.ts';
import { packText, textOf, unpackText } from './revision-text.ts';
import { saidOf } from './said-before.ts';
import { parse, type StoredDetail, type StoredTeaser } from './stored.ts';

/** Copies everything that can be read of `old` into an edition that is still empty. `old` may be damaged, or of another version. */
export function adoptHistories(connection: DatabaseSync, old: string): void {
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(old, { readOnly: true });
    const from = source;
    attempt(connection, () => adoptRevisions(connection, from));
    for (const [table, columns] of Object.entries(HISTORY_LINES))
      attempt(connection, () => {
        const insert = connection.prepare(insertInto(table, columns));
        for (const row of from.prepare(`SELECT ${columns.join(', ')} FROM ${table}`).iterate())
          insert.run(...columns.map((column) => row[column] ?? null));
      });
  } catch {
    // It was moved aside because it is damaged: the parts that cannot be read are lost.
  } finally {
    source?.close();
  }
}

const insertInto = (table: string, columns: readonly string[]): string =>
  `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;

/** Runs work in a transaction. If it fails, what was copied before stays. */
function attempt(connection: DatabaseSync, work: () => void): void {
  connection.exec('BEGIN');
  try {
    work();
  } catch {
    // The rest cannot be read.
  } finally {
    connection.exec('COMMIT');
  }
}

function adoptRevisions(connection: DatabaseSync, source: DatabaseSync): void {
  const columns = REVISION_COLUMNS.split(', ');
  const columnsOf = (table: string): Set<unknown> =>
    new Set(
      source
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map(({ name }) => name),
    );
  const there = columnsOf('revisions');
  const has = (column: string): boolean => there.has(column);
  // In newer editions a story that is not free has its whole text in a column of its own.
  const plain = columnsOf('article_texts').has('whole') ? 'coalesce(whole, plain)' : 'plain';
  const read = ['story', ...columns.map((column) => (has(column) ? column : `NULL AS ${column}`))];
  const insert = connection.prepare(insertInto('revisions', ['story', ...columns]));
  const article = source.prepare(`SELECT teaser, detail, opening, ${plain} AS plain FROM articles a
    JOIN article_pages p ON p.id = a.page JOIN article_texts t ON t.id = a.page WHERE a.path = ?`);
  for (const found of source.prepare(`SELECT ${read.join(', ')} FROM revisions`).iterate()) {
    const { story, ...row } = found as unknown as RevisionRow & { story: string }; // the columns that it was asked for
    const whole = row.text === null ? withText(row, story, article) : row;
    if (!isReadable(whole)) continue;
    const { n, at, kind, notes, print, said, text } = whole;
    insert.run(story, n, at, kind, notes, print, said, text, text === null ? null : sumOf(whole));
  }
}

/** A latest revision, with the text of its story. */
function withText(row: RevisionRow, story: string, article: StatementSync): RevisionRow {
  try {
    const found = article.get(story);
    if (found === undefined) return { ...row, said: UNKNOWN };
    const teaser = parse<StoredTeaser>(String(found.teaser));
    const detail = parse<StoredDetail>(String(found.detail));
    const text = packText(textOf(teaser, detail, String(found.opening)));
    return { ...row, text, said: packSaid(saidOf(teaser, detail, String(found.plain))), sum: null };
  } catch {
    return { ...row, said: UNKNOWN };
  }
}

function isReadable(row: RevisionRow): boolean {
  try {
    return isSound(row) && (row.text === null || unpackText(row.text) !== null);
  } catch {
    return false;
  }
}
