/** A PostgreSQL that cannot be started says why, at once and to everybody: not each test after a wait of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { binaries, postgresOf, stopPostgres, user, whyNoPostgres } from './postgres-server.fixtures.ts';

// Each makes a folder of databases, which takes a second or two of a whole core.
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

/** Asked by the first test that needs it, and by the next one. */
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
// Without a server there is nothing that could say anything.
test.skipIf(why !== undefined)(
  'a place that another server holds is said in the words of its log',
  async () => {
    // Of the same user: another user's process is no server of this folder.
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
  'root is told that it runs as nobody else',
  async () => {
    const [first, second] = await reasons({ bin, owner: undefined });
    expect(first).toMatch(/root.*add a user for it/s);
    expect(second).toBe(first);
  },
);

test('who waits for one that never ended its start is told so', async () => {
  const gone = spawn('true');
  await new Promise((resolve) => gone.once('exit', resolve));
  writeFileSync(join(dir, 'turn'), String(gone.pid));
  await expect(postgresOf(dir, { bin, owner: undefined })).rejects.toThrow(
    'the process that was to start it has ended',
  );
});

test.skipIf(why !== undefined)('one that starts is everybody’s', async () => {
  const [one, two] = await Promise.all([postgresOf(dir), postgresOf(dir)]);
  expect(one).toBe(two);
  stopPostgres(dir);
});
