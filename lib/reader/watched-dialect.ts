/** A Kysely dialect that turns every error that means that the database cannot be used into a `DatabaseAway`. */
import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryResult,
  TransactionSettings,
} from 'kysely';
import { DatabaseAway, noteAway, whyAway } from './away.ts';

export interface Watching {
  /** Called each time that the database was away. */
  onAway(error: DatabaseAway): void;
  /** Called before each read and write. @throws DatabaseAway if it must not be made */
  check?(isWriting: boolean): void;
}

const READS = /^\s*select\b/i;

class WatchedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #watch: WatchedDriver;

  constructor(inner: DatabaseConnection, watch: WatchedDriver) {
    this.inner = inner;
    this.#watch = watch;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const uses = READS.test(query.sql) ? 'reads' : 'writes';
    return this.#watch.guard(() => this.inner.executeQuery<R>(query), uses);
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Nothing streams from the readers' database.");
  }
}

class WatchedDriver implements Driver {
  readonly #inner: Driver;
  readonly #watching: Watching;

  constructor(inner: Driver, watching: Watching) {
    this.#inner = inner;
    this.#watching = watching;
  }

  /** @param uses whether it reads or writes; undefined for opening and closing connections, which is always allowed */
  async guard<T>(work: () => Promise<T>, uses?: 'reads' | 'writes'): Promise<T> {
    try {
      if (uses !== undefined) this.#watching.check?.(uses === 'writes');
      return await work();
    } catch (error) {
      const why = whyAway(error);
      if (why === undefined) throw error;
      const away = error instanceof DatabaseAway ? error : new DatabaseAway(why, { cause: error });
      noteAway(away);
      this.#watching.onAway(away);
      throw away;
    }
  }

  init(): Promise<void> {
    return this.guard(() => this.#inner.init());
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new WatchedConnection(await this.guard(() => this.#inner.acquireConnection()), this);
  }

  beginTransaction(connection: WatchedConnection, settings: TransactionSettings): Promise<void> {
    return this.guard(() => this.#inner.beginTransaction(connection.inner, settings), 'writes');
  }

  commitTransaction(connection: WatchedConnection): Promise<void> {
    return this.guard(() => this.#inner.commitTransaction(connection.inner), 'writes');
  }

  rollbackTransaction(connection: WatchedConnection): Promise<void> {
    return this.guard(() => this.#inner.rollbackTransaction(connection.inner));
  }

  releaseConnection(connection: WatchedConnection): Promise<void> {
    return this.#inner.releaseConnection(connection.inner);
  }

  destroy(): Promise<void> {
    return this.#inner.destroy();
  }
}

/** Wraps a dialect. */
export const watchedDialect = (dialect: Dialect, watching: Watching): Dialect => ({
  createDriver: () => new WatchedDriver(dialect.createDriver(), watching),
  createQueryCompiler: () => dialect.createQueryCompiler(),
  createAdapter: () => dialect.createAdapter(),
  createIntrospector: (db) => dialect.createIntrospector(db),
});
