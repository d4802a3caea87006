/** Brings the readers' database to the version that this code reads and writes: forwards only, one process at a time. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DatabaseKind } from './database.ts';
import { accounts } from './migrations/001-accounts.ts';
import { library } from './migrations/002-library.ts';
import { failures } from './migrations/003-failures.ts';
import { oneSpelling } from './migrations/004-one-spelling.ts';
import type { ReaderTables } from './tables.ts';

/** An SQL statement, or a function for what SQL alone cannot do. */
type Step = string | ((db: Transaction<ReaderTables>) => Promise<void>);

/** Steps for one kind of database, in order. */
export type Migration = (kind: DatabaseKind) => readonly Step[];

/** By number: entry 0 makes version 1. Entries are only ever added. */
export const migrations: readonly Migration[] = [accounts, library, failures, oneSpelling];

/** Any number that nobody else uses for PostgreSQL's advisory locks: "BRDR". */
const LOCK = 0x42524452;

/** The database was written by newer code than this. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
}

async function versionOf(db: Transaction<ReaderTables>): Promise<number> {
  await sql`create table if not exists "readerSchema" ("version" integer not null)`.execute(db);
  const row = await db.selectFrom('readerSchema').select('version').executeTakeFirst();
  if (row !== undefined) return row.version;
  await db.insertInto('readerSchema').values({ version: 0 }).execute();
  return 0;
}

/**
 * All or nothing. A SQLite transaction begins with the lock that writing takes (`sqlite.ts`); in PostgreSQL an advisory
 * lock is held until it ends.
 *
 * @throws NewerDatabase
 */
export function migrate(
  db: Kysely<ReaderTables>,
  kind: DatabaseKind,
  wanted: readonly Migration[] = migrations,
): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
    const version = await versionOf(transaction);
    if (version > wanted.length) {
      throw new NewerDatabase(
        `The readers' database is of version ${version}, and this Broadsheet knows versions up to ${wanted.length}: start the newer one that wrote it.`,
      );
    }
    for (const migration of wanted.slice(version)) {
      for (const step of migration(kind))
        await (typeof step === 'string' ? sql.raw(step).execute(transaction) : step(transaction));
    }
    await transaction.updateTable('readerSchema').set({ version: wanted.length }).execute();
  });
}
