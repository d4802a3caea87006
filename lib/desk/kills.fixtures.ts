/** A desk that is killed at moments drawn from a seed, and what it leaves: for the test and for `bench/kills.ts`. */
import { type ChildProcess, fork } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEdition } from '#lib/edition/database.ts';
import { digestEdition } from '#lib/edition/digest.ts';
import type { DeskMessage } from './announcements.ts';

const project = resolve(import.meta.dirname, '../..');

export interface DeskFolders {
  contentDir: string;
  dataDir: string;
}

export interface StartedDesk {
  process: ChildProcess;
  /** True where the first pass came to its end, false where the process ended before. */
  ready: Promise<boolean>;
  /** Ends it; resolves when it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** `logs`: the file for its log, and the lowest level. */
export function startDesk(
  { contentDir, dataDir }: DeskFolders,
  logs?: { log: string; level: string },
): StartedDesk {
  const log = logs ? openSync(logs.log, 'a') : 'ignore';
  const desk = fork(join(project, 'lib/desk/main.ts'), [], {
    cwd: project,
    env: {
      NODE_ENV: 'test',
      CONTENT_DIR: contentDir,
      DATA_DIR: dataDir,
      LOG_LEVEL: logs?.level ?? 'fatal',
    },
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
  if (typeof log === 'number') closeSync(log);
  const gone = new Promise<void>((resolved) => desk.once('exit', () => resolved()));
  const ready = new Promise<boolean>((resolved) => {
    desk.on('message', ({ type }: DeskMessage) => type === 'ready' && resolved(true));
    void gone.then(() => resolved(false));
  });
  return {
    process: desk,
    ready,
    end(signal) {
      desk.kill(signal);
      return gone;
    },
  };
}

/** Lets a desk read everything undisturbed; resolves with the milliseconds that it took. */
export async function readAllOf(folders: DeskFolders): Promise<number> {
  const begun = performance.now();
  const desk = startDesk(folders);
  if (!(await desk.ready)) throw new Error('The desk ended before it was ready.');
  const took = performance.now() - begun;
  await desk.end('SIGTERM');
  return took;
}

/** Digest of the edition that a desk left; throws where it had to be begun anew or is not sound. */
export function digestOf({ dataDir }: DeskFolders): string {
  const damaged = readdirSync(dataDir).filter((name) => name.includes('damaged'));
  if (damaged.length > 0) throw new Error(`An edition was damaged: ${damaged.join(', ')}.`);
  const db = openEdition({ file: join(dataDir, 'edition.db'), mode: 'read' });
  try {
    const verdict = db.row<{ integrity_check: string }>('PRAGMA integrity_check(1)')?.integrity_check;
    if (verdict !== 'ok') throw new Error(`The edition is not sound: ${verdict}.`);
    return digestEdition(db);
  } finally {
    db.close();
  }
}

/**
 * Kills desk after desk while they fill the edition, each after a moment of up to `longest` ms from its start, then lets
 * one finish. Resolves with how many were killed before they were ready.
 */
export async function killWhileReading(
  folders: DeskFolders,
  { kills, longest, random }: { kills: number; longest: number; random: () => number },
): Promise<number> {
  let partly = 0;
  for (let n = 0; n < kills; n += 1) {
    const desk = startDesk(folders);
    const wasReady = await Promise.race([desk.ready, pause(random() * longest, false)]);
    if (!wasReady) partly += 1;
    await desk.end('SIGKILL');
  }
  await readAllOf(folders);
  return partly;
}

/** Saves a file atomically, as editors do. */
export const put = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
};

/** Changes, renames, removes and adds stories among `files` (absolute), so that another `round` does it anew. */
export function changeMany(files: readonly string[], round: number): void {
  for (const [n, file] of files.entries()) {
    const renamed = file.replace(/\.md$/, '-moved.md');
    const [from, to] = round % 2 === 0 ? [file, renamed] : [renamed, file];
    if (n % 5 === 3) renameSync(from, to);
    else if (n % 5 === 4 && round % 2 === 0) rmSync(file);
    else if (n % 5 === 4) put(file, readFileSync(files[0] ?? '', 'utf8'));
    else put(file, readFileSync(file, 'utf8').replace(/^standfirst: .*$/m, `standfirst: Round ${round}`));
  }
}

/** Kills a desk up to `longest` ms after 500 files or so began to change under it, then lets another one finish. */
export async function killWhilePublishing(
  folders: DeskFolders,
  { change, longest, random }: { change: () => void; longest: number; random: () => number },
): Promise<void> {
  const desk = startDesk(folders);
  await desk.ready;
  change();
  await pause(random() * longest);
  await desk.end('SIGKILL');
  await readAllOf(folders);
}
