/** Chooses the files of a git history that have a history: those that changed after they were added, and those that may have moved. */
import type { Commit } from './read-log.ts';

/** How long a path that ended waits for its story to appear elsewhere (renames.ts), in ms. */
const WAITS = 30 * 24 * 60 * 60 * 1000;

export interface Chosen {
  files: Set<string>;
  /** How many more files had a history, beyond the limit. */
  left: number;
}

/**
 * Chooses files, the last changed first, until they have `most` versions. `commits`: the oldest first. A story that was committed
 * once and never moved has no history, so an archive that was imported in one commit costs nothing.
 */
export function chooseFiles(commits: readonly Commit[], most: number): Chosen {
  const versions = new Map<string, number>();
  const moved = new Set<string>();
  let waitsUntil = Number.NEGATIVE_INFINITY;
  for (const { at, changes } of commits) {
    if (changes.some(({ isRemoved }) => isRemoved)) waitsUntil = at + WAITS;
    for (const { file, before } of changes) {
      const count = (versions.get(file) ?? (before === undefined ? 0 : 1)) + 1;
      // Moves the file to the end: the map is in the order of the last change.
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
