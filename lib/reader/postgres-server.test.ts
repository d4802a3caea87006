/** A PostgreSQL that cannot be started tells every test why at once, instead of letting each of them time out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { binaries, postgresOf, stopPostgres, user, whyNoPostgres } from './postgres-server.fixtures.ts';

// Each test makes a database cluster, which takes a second or two of a whole core.
vi.setConfig({ testTimeout: 120_000 });

let dir = '';
let other: ChildProcess | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'broadsheet-postgres-'));
});
afterEach(() => {
  other?.kill();
  rmSync(dir, { recursive: true, force: true });
});

/** The failures of two callers, one after the other. */
async function reasons(options: Parameters<typeof postgresOf>[1]): Promise<string[]> {
  const reasonOf = (): Promise<string> => postgresOf(dir, options).then(String, ({ message }) => message);
  return [await reasonOf(), await reasonOf()];
}

test('a wrong folder of programs is named, with what to install', async () => {
  const [first, second] = await reasons({ bin: '/nowhere/bin', owner: undefined });
  expect(first).toMatch(/^PostgreSQL could not be started.*\/nowhere\/bin\/initdb.*ENOENT.*apt-get install/);
  expect(second).toBe(first);
});

const why = whyNoPostgres();
const bin = binaries() ?? '';
// Without PostgreSQL's programs there is no message to test.
test.skipIf(why !== undefined)(
  'a folder that another server holds is reported with the server’s own log',
  async () => {
    // It must run as the same user: a process of another user does not count as a server of this folder.
    other = spawn('sleep', ['60'], { ...user() });
    writeFileSync(join(dir, '.s.PGSQL.5432.lock'), `${other.pid}\n${dir}\n0\n5432\n${dir}\n`, {
      mode: 0o644,
    });
    const [first, second] = await reasons({ bin, owner: user() });
    expect(first).toMatch(
      /Its log: .*lock file ".*\.s\.PGSQL\.5432\.lock" already exists.*Another server uses/s,
    );
    expect(second).toBe(first);
  },
);

test.skipIf(why !== undefined || process.getuid?.() !== 0)(
  'root is told to add another user for the server',
  async () => {
    const [first, second] = await reasons({ bin, owner: undefined });
    expect(first).toMatch(/root.*add a user for it/s);
    expect(second).toBe(first);
  },
);

test('a caller is told if the process that was to start the server has died', async () => {
  const gone = spawn('true');
  await new Promise((resolve) => gone.once('exit', resolve));
  writeFileSync(join(dir, 'turn'), String(gone.pid));
  await expect(postgresOf(dir, { bin, owner: undefined })).rejects.toThrow(
    'the process that was to start it has ended',
  );
});

test.skipIf(why !== undefined)('a server that was started is shared by all callers', async () => {
  const [one, two] = await Promise.all([postgresOf(dir), postgresOf(dir)]);
  expect(one).toBe(two);
  stopPostgres(dir);
});
