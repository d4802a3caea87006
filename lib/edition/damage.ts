/** Recognises damaged databases and moves them aside. */
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { logSoundness } from './log-soundness.ts';
import type { Mishap } from './mishap.ts';

/** The edition was damaged and has been replaced by an empty one: everything must be read and published again. */
export class EditionDamaged extends Error {
  override name = 'EditionDamaged';
}

const CORRUPT = 11;
const NOT_A_DATABASE = 26;
/** Extended result code of a read that ended before the page did: the file was cut off. */
const SHORT_READ = 522;

/** True for SQLite's ways of saying that the file itself is broken (https://sqlite.org/rescode.html). */
export function isDamage(error: unknown): boolean {
  if (error instanceof EditionDamaged) return true;
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  const primary = error.errcode & 0xff;
  return primary === CORRUPT || primary === NOT_A_DATABASE || error.errcode === SHORT_READ;
}

/**
 * Deletes what was moved aside before, except the oldest files, so that the disk does not fill up with damaged ones.
 *
 * @param kept how many of the oldest are kept
 * @returns the next name
 */
function nextAside(file: string, kept = 0): string {
  const prefix = `${basename(file)}.damaged-`;
  const numberOf = (name: string): number => Number.parseInt(name.slice(prefix.length), 10) || 0;
  const earlier = readdirSync(dirname(file)).filter((name) => name.startsWith(prefix));
  const numbers = [...new Set(earlier.map(numberOf))].sort((one, other) => one - other);
  const old = new Set(numbers.slice(0, kept));
  // The log and the index of a file have its number.
  for (const name of earlier)
    if (!old.has(numberOf(name))) rmSync(join(dirname(file), name), { recursive: true, force: true });
  return `${file}.damaged-${Math.max(0, ...numbers) + 1}`;
}

/** The files beside a database. A new database must never get the log or the index of another one. */
const BESIDE = ['-wal', '-shm'] as const;

/**
 * Moves the file, its write-ahead log and its index aside as `<file>.damaged-<n>`, for a person to look at, and returns that name.
 * If there is no file, the files beside it are deleted and undefined is returned.
 *
 * @param kept how many of the oldest that were moved aside before are kept; all others are deleted
 */
export function moveAside(file: string, kept = 0): string | undefined {
  if (!existsSync(file)) {
    for (const ending of BESIDE) rmSync(file + ending, { force: true });
    return undefined;
  }
  const target = nextAside(file, kept);
  // The log first.
  for (const ending of [...BESIDE, ''])
    if (existsSync(file + ending)) renameSync(file + ending, target + ending);
  return target;
}

/**
 * Checks the log of a database that is not in use, and copies it aside if SQLite would silently ignore a part of it. Returns what
 * an operator should know; undefined if nothing is wrong.
 */
export function findTornLog(file: string): Mishap | undefined {
  const log = `${file}-wal`;
  const found = logSoundness(log);
  if (found === undefined || found.sound === found.frames) return undefined;
  let movedTo: string | undefined;
  try {
    const target = `${nextAside(file)}-wal`;
    copyFileSync(log, target);
    movedTo = target;
  } catch {
    // The disk is full. The copy is only for a person to look at.
  }
  const reason = `of ${found.frames} pages ${found.frames - found.sound} cannot be read`;
  return { file: log, what: 'cut short', reason, movedTo };
}
