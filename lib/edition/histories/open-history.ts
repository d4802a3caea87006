/** Opens the file of histories: settings, soundness and schema. It is never replaced here, because its content is in no other file. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDamage } from '../damage.ts';
import { checkSound, hasSchema, pragma } from '../opening.ts';
import { historyApplication, historyMigrations, historyVersion } from './migrations.ts';

/** The file cannot be used now: it cannot be written, or the disk is full. */
export class HistoryUnusable extends Error {
  override name = 'HistoryUnusable';
}

/** The file is damaged. */
export class HistoryDamaged extends HistoryUnusable {
  override name = 'HistoryDamaged';
}

/** The file is sound, but it was written by a newer program. */
export class HistoryTooNew extends HistoryUnusable {
  override name = 'HistoryTooNew';
}

/** Another file is there, or none. */
export class HistoryReplaced extends HistoryUnusable {
  override name = 'HistoryReplaced';
}

/** Turns an error about this file into one that is distinguished from errors about the edition. */
export function asHistoryError(error: unknown): HistoryUnusable {
  if (error instanceof HistoryUnusable) return error;
  // In one line: SQLite reports damage in several.
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  return new (isDamage(error) ? HistoryDamaged : HistoryUnusable)(reason, { cause: error });
}

/** @throws HistoryUnusable, or a subclass that says more */
export function openHistory(file: string): { connection: DatabaseSync; isNew: boolean } {
  let connection: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    // The log of a file that is gone would be taken for part of the new one.
    if (!existsSync(file)) for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
    connection = new DatabaseSync(file, { timeout: 5000 });
    return { connection, isNew: prepare(connection, file) };
  } catch (error) {
    connection?.close();
    throw asHistoryError(error);
  }
}

/** @returns true if the file is new */
function prepare(connection: DatabaseSync, file: string): boolean {
  // Writes are rare and their content is in no other file, so each commit waits for the disk. Withdrawn text is overwritten.
  connection.exec(
    'PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;' +
      'PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -4096',
  );
  const version = pragma(connection, 'user_version');
  const isNew = version === 0 && pragma(connection, 'page_count') <= 1;
  if (!isNew) {
    if (pragma(connection, 'application_id') !== historyApplication)
      throw new HistoryDamaged('It is no file of histories.');
    if (version > historyVersion)
      throw new HistoryTooNew(`It is of version ${version}, where this program knows ${historyVersion}.`);
    checkSound(connection, file);
    if (version < 1 || !hasSchema(connection, version, historyMigrations))
      throw new HistoryDamaged(`Its tables are not those of version ${version}.`);
  }
  if (version < historyVersion) migrate(connection, version);
  return isNew;
}

function migrate(connection: DatabaseSync, from: number): void {
  connection.exec('BEGIN IMMEDIATE');
  for (const sql of historyMigrations.slice(from)) connection.exec(sql);
  if (from === 0)
    connection.prepare(`INSERT INTO meta (name, value) VALUES ('id', ?), ('version', '0')`).run(randomUUID());
  connection.exec(
    `PRAGMA application_id = ${historyApplication}; PRAGMA user_version = ${historyVersion}; COMMIT`,
  );
}
