/**
 * Bounds the memory that clients hold who ask and do not read. An answer that is not read waits in this process, with whatever
 * decompresses it or reads it from the disk. If too much waits, connections are closed, of those clients that hold
 * more than their share. A reader on a slow network holds one page.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { prefixesOf } from '#lib/admission/prefixes.ts';
import type { Logger } from './log.ts';

/** How often it looks, in milliseconds: thousands of answers are sent in this time, but few of a new client's connections stand. */
const EVERY = 250;
/** What an unfinished answer holds beside the bytes that are ready to be sent: a decompressor, buffers of streams. 130 to 260 KB were measured. */
const BESIDE = 128 * 1024;
/** Closings are logged at most this often, in milliseconds. */
const TOLD_EVERY = 60_000;

export interface UnreadOptions {
  /** The most bytes that may wait. */
  limit: number;
  log: Pick<Logger, 'warn'>;
  /** In tests. */
  every?: number;
}

const heldBy = (socket: Socket): number => (socket.writableLength === 0 ? 0 : socket.writableLength + BESIDE);

/**
 * The connections to close so that what waits fits into `limit` bytes: every client may hold an equal share of it, and of one that
 * holds more the oldest connections are closed.
 */
export function tooManyOf(sockets: ReadonlySet<Socket>, limit: number): Socket[] {
  const waiting = [...sockets].filter((socket) => socket.writableLength > 0);
  const sum = waiting.reduce((bytes, socket) => bytes + heldBy(socket), 0);
  if (sum <= limit) return [];
  const holders = Map.groupBy(waiting, (socket) => prefixesOf(socket.remoteAddress)[0]);
  const share = limit / holders.size;
  return [...holders.values()].flatMap((own) => {
    let held = own.reduce((bytes, socket) => bytes + heldBy(socket), 0);
    return own.filter((socket) => {
      if (held <= share) return false;
      held -= heldBy(socket);
      return true;
    });
  });
}

/** Closes connections of clients who do not read while more than `limit` bytes wait for such clients. */
export function limitUnread(server: Server, { limit, log, every = EVERY }: UnreadOptions): void {
  const sockets = new Set<Socket>();
  let closed = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const timer = setInterval(() => {
    const found = tooManyOf(sockets, limit);
    for (const socket of found) socket.destroy();
    closed += found.length;
    const now = performance.now();
    if (closed === 0 || now - toldAt < TOLD_EVERY) return;
    toldAt = now;
    log.warn(
      { closed, limit },
      `${closed} connections were closed: their clients asked for more than they read, and answers of ${Math.round(limit / 1024 / 1024)} MB waited for them.`,
    );
    closed = 0;
  }, every);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}
