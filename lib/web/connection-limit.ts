/**
 * As many connections as there are files for, and some more files kept in reserve: a page that must be rendered, a picture from the
 * disk and a database need files of their own. A connection beyond is closed at once, and those that are there notice nothing.
 */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Logger } from './log.ts';

/** Files that this process has open before anybody asks, and those of its children's channels: some 70 were seen. */
const OWN = 128;
/** Of what is left, one file in three is for what connections ask for. */
const FOR_CONNECTIONS = 2 / 3;
/** However few files there are, some connections are taken. */
const FEWEST = 16;
/** Refusals are told of so often, in milliseconds. */
const TOLD_EVERY = 60_000;

/** The soft limit of open files in the words of `/proc/<pid>/limits`; undefined if there is none, or it cannot be found. */
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
    // Another system: it refuses what is too much by itself.
    return undefined;
  }
}

/** Limits the server's connections by this process's limit of open files, if that can be found. */
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
