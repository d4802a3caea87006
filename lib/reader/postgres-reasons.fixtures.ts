/** Why a PostgreSQL server of the tests does not start, in words that a person can act on. */
import { existsSync, readFileSync } from 'node:fs';

/** The last lines of a program's output, joined into one. */
export const lastLines = (text: string): string => text.trim().split('\n').slice(-4).join(' / ');

/** Messages of a server that does not start, and what helps. */
const REMEDIES: readonly [RegExp, string][] = [
  [/ENOENT/, 'Install PostgreSQL (Debian: apt-get install postgresql).'],
  [
    /run as root|executed by "root"|"root" execution/,
    'It does not run as root: add a user for it (Debian: adduser --system postgres), or run the tests as another user.',
  ],
  [
    /already exists|already in use/,
    'Another server uses this folder: end it, or let TMPDIR name another folder.',
  ],
  [
    /[Pp]ermission denied/,
    'Its user must be able to enter the folder: let TMPDIR name one that everybody may enter.',
  ],
  [/No space left|could not resize shared memory/, 'Make room on the disk of TMPDIR, and in /dev/shm.'],
];

/** A sentence or two: the program's error, the last lines of the server's log, and what helps. */
export function whyNotStarted(error: Error, logFile: string): string {
  const log = existsSync(logFile) ? readFileSync(logFile, 'utf8') : '';
  const said = [error.message, log && `Its log: ${lastLines(log)}`].filter(Boolean).join(' | ');
  const remedy =
    REMEDIES.find(([sign]) => sign.test(said))?.[1] ??
    'No remedy is known: these lines are what it said last.';
  return `PostgreSQL could not be started, so nothing of readers' data was tried on it. ${said} | ${remedy}`;
}
