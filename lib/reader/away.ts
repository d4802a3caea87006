/** Errors that mean that the readers' database cannot be used now. They are not a fault of the request, and are answered with 503. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** The database cannot be used now. Its message names no reader and no value. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}

/** SQLite's primary result codes (https://sqlite.org/rescode.html). */
const SQLITE: Readonly<Record<number, string>> = {
  5: 'another process writes to it (SQLITE_BUSY)',
  6: 'it is locked (SQLITE_LOCKED)',
  7: 'there is no memory for it (SQLITE_NOMEM)',
  8: 'it cannot be written to (SQLITE_READONLY)',
  10: 'the disk fails (SQLITE_IOERR)',
  11: 'it is damaged (SQLITE_CORRUPT)',
  13: 'the disk is full (SQLITE_FULL)',
  14: 'its file cannot be opened (SQLITE_CANTOPEN)',
  15: 'its locks fail (SQLITE_PROTOCOL)',
  22: 'its file is too large (SQLITE_NOLFS)',
  26: 'its file is not a database (SQLITE_NOTADB)',
};

/** Classes of PostgreSQL's SQLSTATE: connection, resources, intervention by an operator, system, damage. */
const POSTGRES = /^(?:08|53|57P|58|XX00[12]|25006|3D000|28|57014|55P03)/;
/** The system's error codes for connections. */
const SYSTEM =
  /^E(?:CONN(?:REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|NOENT|ACCES|MFILE)$/;
/** The messages of `pg` for broken connections, which have no code. */
const BROKEN =
  /connection terminated|connection error|timeout exceeded when trying to connect|query read timeout|Connection ended|has been discarded|not queryable/i;

/** Why the database cannot be used; undefined for any other error. */
export function whyAway(error: unknown): string | undefined {
  if (error instanceof DatabaseAway) return error.message;
  if (!(error instanceof Error)) return undefined;
  const { code, errcode, path } = error as { code?: unknown; errcode?: unknown; path?: unknown };
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') return SQLITE[errcode & 0xff];
  // The system's error about a folder or a file. Its message contains the path, which is not public.
  if (
    typeof path === 'string' &&
    path.startsWith('/') &&
    !('syscall' in error && error.syscall === 'connect')
  )
    return `its file cannot be made or opened (${String(code)})`;
  // Several addresses of a server were tried.
  if (error instanceof AggregateError) return whyAway(error.errors[0]);
  if (typeof code === 'string' && (POSTGRES.test(code) || SYSTEM.test(code)))
    return `its server does not answer or refuses (${code})`;
  return BROKEN.test(error.message) ? 'the connection to its server broke or took too long' : undefined;
}

interface Request {
  away?: DatabaseAway;
}

const requests = new AsyncLocalStorage<Request>();

/** Notes on the present request that the database was away, because libraries on the way may hide the error. */
export function noteAway(error: DatabaseAway): void {
  const request = requests.getStore();
  if (request !== undefined) request.away ??= error;
}

/**
 * Answers one request.
 *
 * @throws DatabaseAway if the database was away at any time meanwhile, even if the error was caught on the way
 */
export function orAway<T>(answer: () => Promise<T>): Promise<T> {
  const request: Request = {};
  return requests.run(request, async () => {
    try {
      const answered = await answer();
      if (request.away === undefined) return answered;
    } catch (error) {
      if (request.away === undefined) throw error;
    }
    throw request.away;
  });
}
