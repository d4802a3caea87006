/** Kysely's PostgreSQL dialect over `pg`. */
import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** Object id of `bigint`, of which `pg` makes text: ours are milliseconds and counts, which a number holds. */
const BIGINT = 20;

/** @param onFailure told of connections that broke while nobody used them */
export function postgresDialect(url: string, onFailure: (error: unknown) => void): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'broadsheet',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    // A frozen server does not enforce its own statement_timeout.
    query_timeout: 12_000,
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === BIGINT && format !== 'binary' ? Number : pg.types.getTypeParser(id, format),
    } as pg.CustomTypesConfig, // it has this one method, in overloads
  });
  pool.on('error', onFailure);
  // Without a listener, a connection that breaks between two statements would end the thread. The next statement gets the failure.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}
