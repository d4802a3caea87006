/** The edition's file: opening, checking and rebuilding it, prepared statements and transactions. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { now } from '../clock.ts';
import { EditionDamaged, isDamage, moveAside } from './damage.ts';
import { applicationId, migrations, schemaVersion } from './migrations.ts';

/** There is no edition to read: none has been made yet, or it is of another version. */
export class EditionUnavailable extends Error {
  override name = 'EditionUnavailable';
}

/** Up to this size the whole file is checked when it is opened (about 0.1 s); beyond it, every table's ends. */
const CHECKED_WHOLE = 64 * 1024 * 1024;

type Mode = 'write' | 'read';

/** An open edition. Statements are prepared once and kept. */
export class EditionDatabase {
  readonly file: string;
  readonly mode: Mode;
  /** Ids of list names met so far; a list keeps its id for as long as the file lives. */
  readonly listIds = new Map<string, number>();
  #connection: DatabaseSync;
  #inode = 0n;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, mode: Mode) {
    this.file = file;
    this.mode = mode;
    this.#connection = mode === 'write' ? openForWriting(file) : openForReading(file);
    this.#inode = inodeOf(file);
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** First row, or undefined. `Row` is the shape that the SQL's columns name. */
  row<Row>(sql: string, ...params: SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...params) as Row | undefined; // the SQL beside the call names the columns
  }

  /** All rows. `Row` is the shape that the SQL's columns name. */
  rows<Row>(sql: string, ...params: SQLInputValue[]): Row[] {
    return this.#prepared(sql).all(...params) as Row[]; // the SQL beside the call names the columns
  }

  /** Rows one by one, for what is too large to hold. */
  each<Row>(sql: string, ...params: SQLInputValue[]): Iterable<Row> {
    return this.#connection.prepare(sql).iterate(...params) as Iterable<Row>; // as above
  }

  /** Runs a statement that changes rows; returns how many it changed. */
  run(sql: string, ...params: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...params).changes);
  }

  /** SQL of every statement prepared so far, for tests that look at query plans. */
  preparedStatements(): string[] {
    return [...this.#statements.keys()];
  }

  /**
   * Runs `work` as one transaction, all or nothing. Where the file turns out to be damaged, an empty edition takes
   * its place and `EditionDamaged` is thrown: the caller reads and publishes everything again.
   */
  transaction<Result>(work: () => Result): Result {
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
      const result = work();
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      this.listIds.clear();
      if (isDamage(error)) {
        this.rebuild();
        throw new EditionDamaged(`${this.file} was damaged and starts empty.`, { cause: error });
      }
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  /** Moves the file aside and starts with an empty one. */
  rebuild(): void {
    if (this.mode !== 'write') throw new Error('Only the writer of an edition may rebuild it.');
    this.close();
    moveAside(this.file);
    this.#connection = openForWriting(this.file);
    this.#inode = inodeOf(this.file);
  }

  /** True when another file has taken this one's place (the writer rebuilt it): close, and open again. */
  isReplaced(): boolean {
    return inodeOf(this.file) !== this.#inode;
  }

  close(): void {
    this.#statements.clear();
    this.listIds.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }
}

const inodeOf = (file: string): bigint => statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? 0n;

/**
 * Opens the edition.
 *
 * `write` brings the schema up to date by number, and replaces a file that is damaged or of an unknown version by
 * an empty one. `read` throws `EditionUnavailable` where there is no file of the expected version.
 */
export const openEdition = ({ file, mode }: { file: string; mode: Mode }): EditionDatabase =>
  new EditionDatabase(file, mode);

/** A number that changes when another connection has committed (`PRAGMA data_version`): cheap enough to poll. */
export const dataVersion = (db: EditionDatabase): number =>
  db.row<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;

function openForReading(file: string): DatabaseSync {
  if (!statSync(file, { throwIfNoEntry: false })) throw new EditionUnavailable(`There is no ${file} yet.`);
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    connection.exec('PRAGMA cache_size = -32000; PRAGMA query_only = 1');
    const version = pragma(connection, 'user_version');
    if (version === schemaVersion && pragma(connection, 'application_id') === applicationId)
      return connection;
  } catch (error) {
    connection?.close();
    if (isDamage(error)) throw new EditionUnavailable(`${file} is damaged.`, { cause: error });
    throw error;
  }
  connection.close();
  throw new EditionUnavailable(`${file} is not of schema version ${schemaVersion}.`);
}

function openForWriting(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return prepareForWriting(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    moveAside(file);
    return prepareForWriting(file);
  }
}

/** @throws EditionDamaged or SQLite's own error where the file cannot be used. */
function prepareForWriting(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: 5000 });
  try {
    // The file is derived from content together with its ledger, so a power cut that loses the last transactions
    // loses them whole and the next reading repeats them: NORMAL is enough. A killed process loses nothing.
    connection.exec(
      'PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;' +
        'PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY',
    );
    const version = pragma(connection, 'user_version');
    const empty = pragma(connection, 'page_count') <= 1 && version === 0;
    if (!empty) {
      if (pragma(connection, 'application_id') !== applicationId || version < 1 || version > schemaVersion)
        throw new EditionDamaged(`${file} is of an unknown version (${version}).`);
      checkSound(connection, file);
    }
    migrate(connection, version);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function pragma(connection: DatabaseSync, name: string): number {
  return Number(connection.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}

/** A small file is checked whole; of a large one each table's first row is read, the rest when it is needed. */
function checkSound(connection: DatabaseSync, file: string): void {
  if (statSync(file).size <= CHECKED_WHOLE) {
    const verdict = connection.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (verdict !== 'ok') throw new EditionDamaged(`${file}: ${String(verdict)}`);
    return;
  }
  const tables = connection.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  for (const { name } of tables) connection.prepare(`SELECT * FROM "${String(name)}" LIMIT 1`).get();
}

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
