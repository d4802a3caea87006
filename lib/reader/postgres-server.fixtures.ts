/** A PostgreSQL server for tests: one a run, in a temporary folder, on a socket in it, started by whoever needs it first. */
import { execFileSync, type StdioOptions, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines, whyNotStarted } from './postgres-reasons.fixtures.ts';

/** Debian's, newest first. */
export function binaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, 'bin')).find((dir) => existsSync(join(dir, 'initdb')));
}

/** The server refuses to run as root: it runs as the package's own user, or as nobody. */
export function user(): { uid: number; gid: number } | undefined {
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
const logOf = (dir: string): string => join(dir, 'log');

/** How a server is started: from which folder of programs, and as which user (undefined: the present one). */
export interface PostgresOptions {
  bin: string;
  owner: { uid: number; gid: number } | undefined;
}

function usual(): PostgresOptions {
  const bin = binaries();
  if (bin === undefined) throw new Error(`There is ${whyNoPostgres()}.`);
  return { bin, owner: user() };
}

function run(program: string, args: readonly string[], { bin, owner }: PostgresOptions): void {
  const path = join(bin, program);
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
  const { error, status, stderr } = spawnSync(path, args, { stdio, cwd: '/', encoding: 'utf8', ...owner });
  if (error) throw new Error(`${path}: ${error.message}`);
  if (status !== 0) throw new Error(`${path} ended with ${status}: ${lastLines(stderr)}`);
}

function start(dir: string, options: PostgresOptions): void {
  const { owner } = options;
  if (owner !== undefined) chownSync(dir, owner.uid, owner.gid);
  chmodSync(dir, 0o755);
  const initial = ['--username', 'postgres', '--auth', 'trust', '--no-sync', '--encoding', 'UTF8'];
  run('initdb', ['--pgdata', dataOf(dir), ...initial], options);
  const settings = [
    "listen_addresses=''",
    `unix_socket_directories='${dir}'`,
    'max_connections=200',
    // A test's data need not survive a crash.
    'fsync=off',
    'full_page_writes=off',
  ];
  const flags = settings.map((setting) => `-c ${setting}`).join(' ');
  const waiting = ['--wait', '--timeout', '30', '--log', logOf(dir)];
  run('pg_ctl', ['start', '--pgdata', dataOf(dir), ...waiting, '--options', flags], options);
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/**
 * Address of the server of this run, which the first caller starts. If it cannot be started, every caller is told why at once.
 *
 * @param dir the run's folder
 * @throws Error with the server's message and what helps
 */
export async function postgresOf(dir: string, options = usual()): Promise<string> {
  const [turn, ready, failed] = ['turn', 'ready', 'failed'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  try {
    // Whoever creates this file starts the server; it contains their process id.
    writeFileSync(turn, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    while (!existsSync(ready)) {
      if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
      if (!isAlive(Number(readFileSync(turn, 'utf8')) || process.pid))
        throw new Error('PostgreSQL was not started: the process that was to start it has ended.');
      await pause(50);
    }
    return addressOf(dir);
  }
  try {
    start(dir, options);
  } catch (error) {
    const why = whyNotStarted(error as Error, logOf(dir));
    writeFileSync(`${failed}.part`, why);
    renameSync(`${failed}.part`, failed);
    throw new Error(why, { cause: error });
  }
  writeFileSync(ready, '');
  return addressOf(dir);
}

const addressOf = (dir: string): string =>
  `postgres://postgres@localhost/postgres?host=${encodeURIComponent(dir)}`;

const VARIABLE = 'BROADSHEET_TEST_POSTGRES';

/** The folder of this run's server; one of its own for a program that runs alone. */
export function postgresDir(): string {
  process.env[VARIABLE] ??= mkdtempSync(join(tmpdir(), 'broadsheet-postgres-'));
  return process.env[VARIABLE];
}

export function stopPostgres(dir: string): void {
  if (existsSync(join(dir, 'ready')))
    run('pg_ctl', ['stop', '--pgdata', dataOf(dir), '--mode', 'immediate'], usual());
  rmSync(dir, { recursive: true, force: true });
  if (process.env[VARIABLE] === dir) delete process.env[VARIABLE];
}

/** Vitest calls it before the first test file, and what it returns after the last. */
export default function setUp(): () => void {
  const dir = postgresDir();
  return () => stopPostgres(dir);
}
