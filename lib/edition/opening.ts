/** Opening the edition's file: settings, soundness and schema. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { now } from '../clock.ts';
import { memory } from '../env.ts';
import { adoptHistories } from './adopt-histories.ts';
import { EditionDamaged, findTornLog, isDamage, moveAside } from './damage.ts';
import { leaveDoubt } from './doubt.ts';
import { applicationId, migrations, schemaVersion } from './migrations.ts';
import { type Mishap, type OnMishap, reasonOf } from './mishap.ts';

/** There is no edition to read: none has been made yet, or it is of another version. */
export class EditionUnavailable extends Error {
  override name = 'EditionUnavailable';
}

/** Up to this size the whole file is checked when it is opened (about 0.1 s); of a larger one, each table's start. */
const CHECKED_WHOLE = 64 * 1024 * 1024;

/** Pages of the write-ahead log at which a commit carries them into the file: 16 MB. */
export const LOG_PAGES = 4000;

/** The inode of the file at this path; 0 if there is none. */
export const inodeOf = (file: string): bigint =>
  statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? 0n;

/** Sets how much a connection caches: SQLite takes a negative number as KiB. */
const cacheSize = (): string => `PRAGMA cache_size = -${Math.floor(memory().plan.editionCacheBytes / 1024)}`;

/** @throws EditionUnavailable */
export function openForReading(file: string): DatabaseSync {
  if (!statSync(file, { throwIfNoEntry: false })) throw new EditionUnavailable(`There is no ${file} yet.`);
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    connection.exec(`${cacheSize()}; PRAGMA query_only = 1`);
    const version = pragma(connection, 'user_version');
    const isOurs = version === schemaVersion && pragma(connection, 'application_id') === applicationId;
    if (isOurs && hasSchema(connection, version)) return connection;
  } catch (error) {
    connection?.close();
    if (!isDamage(error)) throw error;
    leaveDoubt(file, { inode: String(inodeOf(file)), reason: reasonOf(error) });
    throw new EditionUnavailable(`${file} is damaged.`, { cause: error });
  }
  connection.close();
  throw new EditionUnavailable(`${file} is not of schema version ${schemaVersion}.`);
}

/** Opens or makes the file; a damaged one, or one of an unknown version, is moved aside and an empty one made. */
export function openForWriting(file: string, onMishap: OnMishap): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const torn = findTornLog(file);
  try {
    const connection = prepareForWriting(file);
    if (torn) onMishap(torn);
    return connection;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return replaceEdition(file, { what: 'damaged', reason: reasonOf(error) }, onMishap);
  }
}

/** Moves the file aside and makes an empty one, which takes over from the old one what no content file contains. */
export function replaceEdition(
  file: string,
  why: Pick<Mishap, 'what' | 'reason'>,
  onMishap: OnMishap,
): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const old = moveAside(file);
  onMishap({ file, ...why, movedTo: old });
  const connection = prepareForWriting(file);
  if (old !== undefined) adoptHistories(connection, old);
  return connection;
}

/** @throws EditionDamaged or SQLite's own error where the file cannot be used. */
function prepareForWriting(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: 5000 });
  try {
    // The file is derived from content together with its ledger, so a power cut that loses the last transactions
    // loses them whole and the next reading repeats them: NORMAL is enough. A killed process loses nothing.
    connection.exec(
      'PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;' +
        `${cacheSize()}; PRAGMA wal_autocheckpoint = ${LOG_PAGES}; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY`,
    );
    const version = pragma(connection, 'user_version');
    const empty = pragma(connection, 'page_count') <= 1 && version === 0;
    if (!empty) {
      if (pragma(connection, 'application_id') !== applicationId || version < 1 || version > schemaVersion)
        throw new EditionDamaged(`${file} is of an unknown version (${version}).`);
      checkSound(connection, file);
      if (!hasSchema(connection, version))
        throw new EditionDamaged(`The tables of ${file} are not those of version ${version}.`);
    }
    migrate(connection, version);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The value of a numeric setting. */
export function pragma(connection: DatabaseSync, name: string): number {
  return Number(connection.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}

/**
 * A small file is checked completely. Of a large one only the first row of each table is read.
 *
 * @throws EditionDamaged or SQLite's own error
 */
export function checkSound(connection: DatabaseSync, file: string): void {
  if (statSync(file).size <= CHECKED_WHOLE) {
    const verdict = connection.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (verdict !== 'ok') throw new EditionDamaged(`${file}: ${String(verdict)}`);
    return;
  }
  const tables = connection.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  for (const { name } of tables) connection.prepare(`SELECT * FROM "${String(name)}" LIMIT 1`).get();
}

/** Whether the tables are those that the migrations made: of another history the number says nothing. */
export function hasSchema(
  connection: DatabaseSync,
  version: number,
  all: readonly string[] = migrations,
): boolean {
  const model = new DatabaseSync(':memory:');
  for (const sql of all.slice(0, version)) model.exec(sql);
  const isSame = tablesOf(model) === tablesOf(connection);
  model.close();
  return isSame;
}

const tablesOf = (connection: DatabaseSync): string =>
  JSON.stringify(connection.prepare('SELECT sql FROM sqlite_schema ORDER BY sql').all());

function migrate(connection: DatabaseSync, from: number): void {
  if (from === schemaVersion) return;
  connection.exec('BEGIN IMMEDIATE');
  for (const sql of migrations.slice(from)) connection.exec(sql);
  if (from === 0) {
    // Change numbers go on rising when an edition is rebuilt, so that a reader of the old one sees that it is behind.
    const seconds = Math.floor(now() / 1000);
    connection.prepare(`INSERT INTO sqlite_sequence (name, seq) VALUES ('changes', ?)`).run(seconds);
  }
  connection.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT`);
}
