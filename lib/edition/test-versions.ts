/** Editions of earlier versions, for tests of updates. */
import type { DatabaseSync } from 'node:sqlite';
import { openText } from './migrations/009-open-text.ts';
import { migrations } from './migrations.ts';

/** Removes from an edition's schema what the migrations from `009-open-text` on added, so that opening it runs them again. */
export function undoOpenText(connection: DatabaseSync): void {
  const triggers = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) connection.exec(`DROP TRIGGER ${name}`);
  connection.exec(`DROP TABLE history_pending; DROP TABLE first_paths; DROP TABLE search_languages; DROP INDEX revisions_alone;
    ALTER TABLE revisions DROP COLUMN said; ALTER TABLE revisions DROP COLUMN sum;
    ALTER TABLE article_texts DROP COLUMN whole; PRAGMA user_version = ${migrations.indexOf(openText)}`);
}
