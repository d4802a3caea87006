/** Copies the file of histories for a backup: a consistent copy, complete or not made at all, while the desk works on. */
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
  /** Damaged revisions, in the file and so in the copy. */
  damaged: number;
}

/** Copies `file` to `out` and checks the copy. @throws SnapshotRefused if there is nothing that can be copied */
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
    // Without a log beside it: the copy is one file.
    copy.carry();
    return counts;
  } finally {
    copy.close();
  }
}
