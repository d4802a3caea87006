/**
 * Checks that the open file is still the one at its path. SQLite would go on writing to a file that was deleted or replaced, and
 * all of that would be lost when the paper stops.
 */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseAway } from './away.ts';

/** The identity of a file, independent of its name; undefined if there is none. */
export function identityOf(file: string): string | undefined {
  // Some file systems have inode numbers that are too large for a JavaScript number.
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev}:${stat.ino}`;
}

/** Before reading, the files are checked at most this often (ms): reading from a file that is gone does no harm. */
const FOR_READING = 1_000;

const REMEDY = 'Nothing is written any more, as it would be lost';

/**
 * Remembers which files are at these paths now.
 *
 * @returns a check that throws `DatabaseAway` while other files or none are there. It looks before each write, and now and then
 *   before a read, and takes one `stat` per file, a few microseconds.
 */
export function watchFiles(files: readonly string[]): (isWriting: boolean) => void {
  const known = files.map((file) => ({ file, identity: identityOf(file) }));
  let seen = performance.now();
  return (isWriting) => {
    const present = performance.now();
    if (!isWriting && present - seen < FOR_READING) return;
    for (const { file, identity } of known) {
      const found = identityOf(file);
      if (found === identity) continue;
      const name = basename(file);
      throw new DatabaseAway(
        found === undefined
          ? `${name} was deleted or moved while it was open. ${REMEDY}. Put it back; or start the paper again, which makes an empty one`
          : `${name} was replaced by another file while it was open. ${REMEDY}. Start the paper again, to use the other one`,
      );
    }
    seen = present;
  };
}
