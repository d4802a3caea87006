/** Which files of a git history have anything to tell: those that changed after they came, and those that took the place of others. */
import type { Commit } from './read-log.ts';

/** So long a path that ended waits for its story to appear elsewhere (renames.ts), in ms. */
const WAITS = 30 * 24 * 60 * 60 * 1000;

export interface Chosen {
  files: Set<string>;
  /** Files that had something to tell as well, but were too much. */
  left: number;
}

/**
 * Chooses files, those that changed last first, until their versions are `most`. `commits`: the oldest first. A story that was
 * committed once and stands where it stood has no history, so an archive that was imported in one commit costs nothing.
 */
export function chooseFiles(commits: readonly Commit[], most: number): Chosen {
  const versions = new Map<string, number>();
  const moved = new Set<string>();
  let waitsUntil = Number.NEGATIVE_INFINITY;
  for (const { at, changes } of commits) {
    if (changes.some(({ isRemoved }) => isRemoved)) waitsUntil = at + WAITS;
    for (const { file, before } of changes) {
      const count = (versions.get(file) ?? (before === undefined ? 0 : 1)) + 1;
      // What changed last comes last.
      versions.delete(file);
      versions.set(file, count);
      if (before === undefined && at <= waitsUntil) moved.add(file);
    }
  }
  const files = new Set<string>();
  let total = 0;
  let left = 0;
  for (const [file, count] of [...versions].reverse()) {
    if (count < 2 && !moved.has(file)) continue;
    if (total + count > most) left += 1;
    else {
      files.add(file);
      total += count;
    }
  }
  return { files, left };
}
