/** The readers' database: SQLite in `DATA_DIR`, or PostgreSQL by `DATABASE_URL`. The same queries for both. */
import { Kysely, sql } from 'kysely';
import { DatabaseAway } from './away.ts';
import { migrate } from './migrate.ts';
import type { ReaderTables } from './tables.ts';
import { watchedDialect } from './watched-dialect.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/** A connection, or a transaction: what queries are given. */
export type ReaderKysely = Kysely<ReaderTables>;

export interface ReaderDatabase {
  kind: DatabaseKind;
  kysely: ReaderKysely;
  /** The identity of SQLite's file (`database-file.ts`). */
  identity: string | undefined;
  /** Reads a row. @param isWriting writes it too @throws DatabaseAway if the database cannot be used */
  probe(isWriting: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface DatabasePlace {
  /** Absolute path of the SQLite file, where there is no `url`. */
  file: string;
  /** `postgres://…` */
  url?: string | undefined;
  /** The file must have this identity, so that an empty file in its place is not mistaken for it. */
  identity?: string | undefined;
  /** Told of connections that broke while nobody used them. */
  onFailure?: (error: unknown) => void;
  /** Called each time that the database could not be used. */
  onAway?: (error: DatabaseAway) => void;
}

/** Only the one that is used is loaded. */
async function open(place: DatabasePlace): Promise<ReaderDatabase> {
  const { file, url, onFailure = () => {}, onAway = () => {} } = place;
  const { dialect, identity, check } =
    url === undefined
      ? (await import('./sqlite.ts')).openSqlite(file, place.identity)
      : {
          dialect: (await import('./postgres.ts')).postgresDialect(url, onFailure),
          identity: undefined,
          check: undefined,
        };
  const watching = { onAway, ...(check ? { check } : {}) };
  const kysely = new Kysely<ReaderTables>({ dialect: watchedDialect(dialect, watching) });
  return {
    kind: url === undefined ? 'sqlite' : 'postgres',
    kysely,
    identity,
    async probe(isWriting) {
      try {
        check?.(true);
      } catch (error) {
        if (error instanceof DatabaseAway) onAway(error);
        throw error;
      }
      if (isWriting)
        await kysely.updateTable('readerSchema').set({ version: sql<number>`"version"` }).execute();
      else await kysely.selectFrom('readerSchema').select('version').execute();
    },
    close: () => kysely.destroy(),
  };
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
