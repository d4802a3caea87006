/** A copy of the file of histories, for a backup: of one moment, whole or not at all, while the desk goes on. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isSound } from '../revision-row.ts';
import { SnapshotRefused, settleOnDisk } from '../snapshot.ts';
import { HistoryFile } from './history-file.ts';
import { asHistoryError } from './open-history.ts';

export interface HistoryCopy {
  /** Stories with a history. */
  stories: number;
  revisions: number;
  /** Revisions that are not what was written, in the file as in the copy. */
  damaged: number;
}

/** Copies `file` to `out` and looks whether all of the copy is what was written. @throws SnapshotRefused where there is nothing to copy */
export function copyHistory({ file, out }: { file: string; out: string }): HistoryCopy {
  if (!existsSync(file))
    throw new SnapshotRefused(`There is no ${file} yet: start the site and let it read all content first.`);
  mkdirSync(dirname(out), { recursive: true });
  const part = `${out}.part`;
  const clear = (): void => {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(part + ending, { force: true });
  };
  clear();
  try {
    const source = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      source.prepare('VACUUM INTO ?').run(part);
    } finally {
      source.close();
    }
    const counts = look(part);
    settleOnDisk(part);
    renameSync(part, out);
    return counts;
  } catch (error) {
    throw new SnapshotRefused(`${file} cannot be copied (${asHistoryError(error).message}).`, {
      cause: error,
    });
  } finally {
    clear();
  }
}

function look(file: string): HistoryCopy {
  const copy = new HistoryFile(file);
  const counts: HistoryCopy = { stories: 0, revisions: 0, damaged: 0 };
  try {
    for (const story of copy.stories()) {
      const rows = copy.revisionsOf(story);
      counts.stories += 1;
      counts.revisions += rows.length;
      counts.damaged += rows.filter((row) => !isSound(row)).length;
    }
    // It is one file, also where it is copied on.
    copy.carry();
    return counts;
  } finally {
    copy.close();
  }
}
