/** A PostgreSQL server for tests: one a run, in a temporary folder, on a socket in it, started by whoever needs it first. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Debian's, newest first. */
function binaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, 'bin')).find((dir) => existsSync(join(dir, 'initdb')));
}

/** The server refuses to run as root: it runs as the package's own user, or as nobody. */
function user(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next one.
    }
  }
  return undefined;
}

/** Why no server can be had; undefined where one can. */
export function whyNoPostgres(): string | undefined {
  if (binaries() === undefined) return 'no PostgreSQL is installed (Debian: apt-get install postgresql)';
  return process.getuid?.() === 0 && user() === undefined ? 'PostgreSQL does not run as root' : undefined;
}

const dataOf = (dir: string): string => join(dir, 'data');

function run(program: string, args: readonly string[]): void {
  const bin = binaries();
  if (bin === undefined) throw new Error(whyNoPostgres());
  execFileSync(join(bin, program), args, { stdio: 'ignore', cwd: '/', ...user() });
}

function start(dir: string): void {
  const owner = user();
  if (owner !== undefined) chownSync(dir, owner.uid, owner.gid);
  chmodSync(dir, 0o755);
  run('initdb', [
    '--pgdata',
    dataOf(dir),
    '--username',
    'postgres',
    '--auth',
    'trust',
    '--no-sync',
    '--encoding',
    'UTF8',
  ]);
  const settings = `-c listen_addresses='' -c unix_socket_directories='${dir}' -c fsync=off -c max_connections=200`;
  run('pg_ctl', [
    'start',
    '--pgdata',
    dataOf(dir),
    '--wait',
    '--log',
    join(dir, 'log'),
    '--options',
    settings,
  ]);
}

/**
 * Address of the server of this run, started where it is not.
 *
 * @param dir the run's folder
 */
export async function postgresOf(dir: string): Promise<string> {
  const [turn, ready] = [join(dir, 'turn'), join(dir, 'ready')];
  try {
    mkdirSync(turn);
    start(dir);
    writeFileSync(ready, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    for (let waited = 0; !existsSync(ready); waited += 50) {
      if (waited > 20_000) throw new Error('PostgreSQL was not started within 20 s.', { cause: error });
      await pause(50);
    }
  }
  return `postgres://postgres@localhost/postgres?host=${encodeURIComponent(dir)}`;
}

const VARIABLE = 'BROADSHEET_TEST_POSTGRES';

/** The folder of this run's server; one of its own for a program that runs alone. */
export function postgresDir(): string {
  process.env[VARIABLE] ??= mkdtempSync(join(tmpdir(), 'broadsheet-postgres-'));
  return process.env[VARIABLE];
}

export function stopPostgres(dir: string): void {
  if (existsSync(join(dir, 'ready'))) run('pg_ctl', ['stop', '--pgdata', dataOf(dir), '--mode', 'immediate']);
  rmSync(dir, { recursive: true, force: true });
  delete process.env[VARIABLE];
}

/** Vitest calls it before the first test file, and what it returns after the last. */
export default function setUp(): () => void {
  const dir = postgresDir();
  return () => stopPostgres(dir);
}
