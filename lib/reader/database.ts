/** The readers' database: SQLite in `DATA_DIR`, or PostgreSQL by `DATABASE_URL`. The same queries for both. */
import { Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import type { ReaderTables } from './tables.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/** A connection, or a transaction: what queries are given. */
export type ReaderKysely = Kysely<ReaderTables>;

export interface ReaderDatabase {
  kind: DatabaseKind;
  kysely: ReaderKysely;
  close(): Promise<void>;
}

export interface DatabasePlace {
  /** Absolute path of the SQLite file, where there is no `url`. */
  file: string;
  /** `postgres://…` */
  url?: string | undefined;
  /** Told of connections that broke while nobody used them. */
  onFailure?: (error: unknown) => void;
}

/** Only the one that is used is loaded. */
async function open({ file, url, onFailure = () => {} }: DatabasePlace): Promise<ReaderDatabase> {
  const dialect =
    url === undefined
      ? (await import('./sqlite.ts')).sqliteDialect(file)
      : (await import('./postgres.ts')).postgresDialect(url, onFailure);
  const kysely = new Kysely<ReaderTables>({ dialect });
  return { kind: url === undefined ? 'sqlite' : 'postgres', kysely, close: () => kysely.destroy() };
}

/**
 * Opens the database and brings its tables up to date.
 *
 * @throws NewerDatabase where newer code wrote it
 */
export async function openReaderDatabase(place: DatabasePlace): Promise<ReaderDatabase> {
  const database = await open(place);
  try {
    await migrate(database.kysely, database.kind);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
