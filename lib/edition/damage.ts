/** What to do about an edition's file that cannot be trusted: recognise it, and move it aside. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
 * Moves the file, its write-ahead log and its index aside as `<file>.damaged-<n>`, for a person to look at; returns its name.
 * Only the newest one is kept: a disk must not fill up with them. Nothing to move is no error.
 */
export function moveAside(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const prefix = `${basename(file)}.damaged-`;
  const earlier = readdirSync(dirname(file)).filter((name) => name.startsWith(prefix));
  const numbers = earlier.map((name) => Number.parseInt(name.slice(prefix.length), 10) || 0);
  for (const name of earlier) rmSync(join(dirname(file), name), { recursive: true, force: true });
  const target = `${file}.damaged-${Math.max(0, ...numbers) + 1}`;
  // The log first: an empty file must never meet the old file's log.
  for (const ending of ['-wal', '-shm', ''])
    if (existsSync(file + ending)) renameSync(file + ending, target + ending);
  return target;
}
