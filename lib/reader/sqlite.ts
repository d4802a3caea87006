/** Kysely's SQLite dialect over `node:sqlite`: a bridge to the interface of better-sqlite3, which it expects. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';

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

function open(file: string): DatabaseSync {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
    // Nobody but the owner reads it; SQLite makes the files beside it with the same rights.
    closeSync(openSync(file, 'a', 0o600));
  }
  const connection = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY',
  );
  return connection;
}

/** @param file absolute path of the database, or `:memory:` */
export const sqliteDialect = (file: string): SqliteDialect =>
  new NodeSqliteDialect({ database: bridge(open(file)) });
