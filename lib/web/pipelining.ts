/**
 * Keeps pipelined requests from holding up everybody else. Node's parser begins every request in a piece of up to 64 KB without a
 * break: two thousand small ones, which would take a quarter of a second. A piece with several requests is given to it in slices
 * instead, one slice of one connection in each turn of the event loop. No browser and no proxy sends a second request before the first is
 * answered, so hardly any piece is cut.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** A piece in which so many empty lines end heads is cut. Bodies may have empty lines too, and lose nothing by it. */
const SEVERAL = 4;
/** In bytes: a dozen of the shortest requests. */
const SLICE = 512;
const END_OF_HEAD = '\r\n\r\n';

function hasSeveralHeads(piece: Buffer): boolean {
  let at = 0;
  for (let found = 0; found < SEVERAL; found += 1) {
    at = piece.indexOf(END_OF_HEAD, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Runs one task in each turn of the event loop, in their order. */
class Turns {
  readonly #tasks: (() => void)[] = [];

  add(task: () => void): void {
    this.#tasks.push(task);
    if (this.#tasks.length === 1) setImmediate(this.#next);
  }

  readonly #next = (): void => {
    // The task stays in the list while it runs, so that what it adds does not begin a second round.
    this.#tasks[0]?.();
    this.#tasks.shift();
    if (this.#tasks.length > 0) setImmediate(this.#next);
  };
}

type Take = (piece: Buffer) => void;

/** Takes an event's listeners off a connection. Returns a function that calls them. */
function seize(socket: Socket, event: 'data' | 'end'): (...values: unknown[]) => void {
  const listeners = socket.listeners(event) as ((...values: unknown[]) => void)[]; // that is what listeners are
  for (const listener of listeners) socket.off(event, listener);
  return (...values) => {
    for (const listener of listeners) listener.apply(socket, values);
  };
}

/** Puts itself between a connection and what takes its bytes. */
function giveInSlices(socket: Socket, turns: Turns): void {
  const left: Buffer[] = [];
  let isEnded = false;
  const giveNext = (): void => {
    if (socket.destroyed) return;
    const slice = left.shift();
    if (slice !== undefined) take(slice);
    if (left.length > 0) {
      // Who does not read its answers is not read from either.
      if (socket.writableNeedDrain) socket.once('drain', () => turns.add(giveNext));
      else turns.add(giveNext);
    } else if (isEnded) end();
    else socket.resume();
  };
  // Node reads from the connection's handle by itself, without this stream, until somebody listens for data.
  const read: Take = (piece) => {
    if (left.length === 0 && !hasSeveralHeads(piece)) {
      take(piece);
      return;
    }
    if (left.length === 0) {
      socket.pause();
      turns.add(giveNext);
    }
    for (let from = 0; from < piece.byteLength; from += SLICE) left.push(piece.subarray(from, from + SLICE));
  };
  const take = seize(socket, 'data');
  const end = seize(socket, 'end');
  socket.on('data', read);
  // The end comes even to a stream that is paused.
  socket.on('end', () => {
    isEnded = true;
    if (left.length === 0) end();
  });
}

/** Has all of the server's connections read in this way. */
export function limitPipelining(server: Server): void {
  const [handle] = server.listeners('connection') as ((socket: Socket) => void)[]; // Node's own
  if (handle === undefined) throw new Error('The HTTP server handles no connections.');
  const turns = new Turns();
  server.off('connection', handle);
  server.on('connection', (socket: Socket) => {
    handle.call(server, socket);
    giveInSlices(socket, turns);
  });
}
