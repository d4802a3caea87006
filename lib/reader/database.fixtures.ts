/** Readers' databases for tests: everything about them is tested on both kinds. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe } from 'vitest';
import type { DatabaseKind, DatabasePlace } from './database.ts';
import { postgresDir, postgresOf, whyNoPostgres } from './postgres-server.fixtures.ts';

/** The same tests on SQLite and on PostgreSQL; without a server, the latter are skipped with a sentence. */
export function describeOnBoth(title: string, body: (kind: DatabaseKind) => void): void {
  describe(`${title} (SQLite)`, () => body('sqlite'));
  const why = whyNoPostgres();
  if (why === undefined) describe(`${title} (PostgreSQL)`, () => body('postgres'));
  else describe.skip(`${title} (PostgreSQL is left out: ${why})`, () => body('postgres'));
}

export interface TemporaryPlace extends DatabasePlace {
  /** To be called when every connection is closed. */
  remove(): Promise<void>;
}

async function sqlOf(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** An empty database of its own. */
export async function temporaryPlace(kind: DatabaseKind): Promise<TemporaryPlace> {
  if (kind === 'sqlite') {
    const dir = mkdtempSync(join(tmpdir(), 'broadsheet-readers-'));
    return { file: join(dir, 'readers.db'), remove: async () => rmSync(dir, { recursive: true }) };
  }
  const server = await postgresOf(postgresDir());
  const name = `readers_${randomBytes(6).toString('hex')}`;
  await sqlOf(server, `create database "${name}"`);
  return {
    file: '',
    url: server.replace('/postgres?', `/${name}?`),
    remove: () => sqlOf(server, `drop database "${name}" with (force)`),
  };
}
