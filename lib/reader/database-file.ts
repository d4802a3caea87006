/**
 * Whether the file that was opened is the one that has its name: SQLite goes on writing to a file that was deleted or replaced, and
 * all of that is gone when the paper stops.
 */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseAway } from './away.ts';

/** Which file it is, whatever its name; undefined if there is none. */
export function identityOf(file: string): string | undefined {
  // Some file systems number files beyond what a number holds.
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev}:${stat.ino}`;
}

/** Reading from a file that is gone does no harm: it is looked at so often for that, in ms. */
const FOR_READING = 1_000;

const REMEDY = 'Nothing is written any more, as it would be lost';

/**
 * Remembers which files have these names now.
 *
 * @returns throws `DatabaseAway` while they are others, or none: before each write, and now and then before one reads. It takes
 *   a call of `stat` for each file, some microseconds.
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
