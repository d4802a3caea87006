/**
 * Limits connections by the number of files that the process may open. Some files are kept in reserve: rendering a page, reading a
 * picture from the disk and querying a database need files too. A connection above the limit is closed at once; the others are unaffected.
 */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Logger } from './log.ts';

/** Files that this process has open without any connection, with the channels to its children: about 70 were measured. */
const OWN = 128;
/** One in three of the remaining files is reserved for serving requests. */
const FOR_CONNECTIONS = 2 / 3;
/** Accepted however low the limit is. */
const FEWEST = 16;
/** Refusals are logged at most this often, in milliseconds. */
const TOLD_EVERY = 60_000;

/** Reads the soft limit of open files from the text of `/proc/<pid>/limits`; undefined if there is no limit or it cannot be found. */
export function parseFileLimit(limits: string): number | undefined {
  const soft = /^Max open files +(\d+) /m.exec(limits)?.[1];
  return soft === undefined ? undefined : Number(soft);
}

/** Connections that may be open at once under a limit of open files. */
export const connectionsFor = (files: number): number =>
  Math.max(FEWEST, Math.floor((files - OWN) * FOR_CONNECTIONS));

function ownFileLimit(): number | undefined {
  try {
    return parseFileLimit(readFileSync('/proc/self/limits', 'utf8'));
  } catch {
    // Not Linux: the limit is unknown, and the system refuses connections by itself.
    return undefined;
  }
}

/** Limits the server's connections by this process's limit of open files, if that is known. */
export function limitConnections(
  server: Server,
  log: Pick<Logger, 'warn'>,
  files: number | undefined = ownFileLimit(),
): void {
  if (files === undefined) return;
  const most = connectionsFor(files);
  server.maxConnections = most;
  let refused = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  server.on('drop', () => {
    refused += 1;
    const now = performance.now();
    if (now - toldAt < TOLD_EVERY) return;
    toldAt = now;
    log.warn(
      { refused, most, files },
      `${refused} connections were refused: ${most} are open, as many as the limit of ${files} open files allows. Raise it (ulimit -n, LimitNOFILE) or let a proxy take them.`,
    );
    refused = 0;
  });
}
