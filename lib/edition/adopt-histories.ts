/** What stories said before is in no content file: an edition that is begun anew takes it over from the one moved aside. */
import { DatabaseSync } from 'node:sqlite';

const TABLES = {
  revisions: ['story', 'n', 'at', 'kind', 'notes', 'print', 'text'],
  taken_down: ['path', 'at'],
} as const;

/** Copies histories into an edition that is still empty: all that can be read of `old`, which may be damaged anywhere. */
export function adoptHistories(connection: DatabaseSync, old: string): void {
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(old, { readOnly: true });
    for (const [table, columns] of Object.entries(TABLES)) {
      const values = columns.map(() => '?').join(', ');
      const insert = connection.prepare(
        `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${values})`,
      );
      connection.exec('BEGIN');
      try {
        for (const row of source.prepare(`SELECT ${columns.join(', ')} FROM ${table}`).iterate())
          insert.run(...columns.map((column) => row[column] ?? null));
      } finally {
        connection.exec('COMMIT');
      }
    }
  } catch {
    // It was moved aside because it cannot be trusted: what cannot be read of it is lost, as all of it was before.
  } finally {
    source?.close();
  }
}

/** After everything has been read: histories of stories that are no more. */
export const STRAY_HISTORIES = `DELETE FROM revisions
  WHERE story NOT IN (SELECT path FROM articles) AND story NOT IN (SELECT path FROM departed)`;
