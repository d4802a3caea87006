/** Empty readers' databases of either kind, for tests. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseKind, DatabasePlace } from './database.ts';
import { postgresDir, postgresOf } from './postgres-server.fixtures.ts';

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
