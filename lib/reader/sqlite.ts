/** Kysely's SQLite dialect over `node:sqlite`: a bridge to the interface of better-sqlite3, which it expects. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { DatabaseAway } from './away.ts';
import { identityOf, watchFiles } from './database-file.ts';

type Bridge = Exclude<SqliteDialectConfig['database'], (...args: never) => unknown>;
type Statement = ReturnType<Bridge['prepare']>;

/** Statements that are kept prepared: more than our queries have forms; of others, those used last. */
const KEPT = 256;

/** Both databases take the same values: SQLite has no truth values and no dates of its own. */
function sqliteValue(value: unknown): SQLInputValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof Date ? value.toISOString() : (value as SQLInputValue); // Kysely hands over no others
}

const bridged = (statement: StatementSync): Statement => ({
  reader: statement.columns().length > 0,
  all: (values) => statement.all(...values.map(sqliteValue)),
  run: (values) => statement.run(...values.map(sqliteValue)),
  iterate: (values) => statement.iterate(...values.map(sqliteValue)),
});

function bridge(connection: DatabaseSync): Bridge {
  const kept = new Map<string, Statement>();
  return {
    prepare(sql) {
      const statement = kept.get(sql) ?? bridged(connection.prepare(sql));
      kept.delete(sql);
      kept.set(sql, statement);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return statement;
    },
    close() {
      kept.clear();
      if (connection.isOpen) connection.close();
    },
  };
}

/** Takes the right to write when a transaction begins: one that only asks for it later may find that it is too late. */
class WritingDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): SqliteDriver {
    return new WritingDriver(this.#config);
  }
}

/** Makes the file if there is none, readable only by its owner. SQLite makes the files beside it with the same permissions. */
function make(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    // An existing file is not opened here: closing it would drop the locks of other connections in this process.
    if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function open(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY',
  );
  // The first read makes SQLite create the write-ahead log.
  connection.prepare('select 1 from sqlite_schema').get();
  return connection;
}

interface OpenSqlite {
  dialect: SqliteDialect;
  identity: string | undefined;
  /** @throws DatabaseAway if the file is not the one that was opened */
  check(isWriting: boolean): void;
}

/**
 * @param file absolute path of the database
 * @param identity the identity that the file must have; undefined for any file, or a new one
 * @throws DatabaseAway if it is another file
 */
export function openSqlite(file: string, identity?: string): OpenSqlite {
  if (identity !== undefined && identityOf(file) !== identity)
    throw new DatabaseAway(
      `${basename(file)} is not the file that was open before. Put that back, or start the paper again`,
    );
  make(file);
  const dialect = new NodeSqliteDialect({ database: bridge(open(file)) });
  return { dialect, identity: identityOf(file), check: watchFiles([file, `${file}-wal`]) };
}
