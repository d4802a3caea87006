/** Everything about readers' databases is tested on both kinds. */
import { beforeAll, describe } from 'vitest';
import type { DatabaseKind } from './database.ts';
import { postgresDir, postgresOf, whyNoPostgres } from './postgres-server.fixtures.ts';

/** The same tests on SQLite and on PostgreSQL; without a server, the latter are skipped with a sentence. */
export function describeOnBoth(title: string, body: (kind: DatabaseKind) => void): void {
  describe(`${title} (SQLite)`, () => body('sqlite'));
  const why = whyNoPostgres();
  if (why === undefined)
    describe(`${title} (PostgreSQL)`, () => {
      // The first test that needs the server starts it, which takes longer than the limit for other hooks.
      beforeAll(() => postgresOf(postgresDir()), 60_000);
      body('postgres');
    });
  else describe.skip(`${title} (PostgreSQL is left out: ${why})`, () => body('postgres'));
}

export { type TemporaryPlace, temporaryPlace } from './temporary-place.fixtures.ts';
