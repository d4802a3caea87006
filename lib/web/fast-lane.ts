/**
 * The fast lane: a connection's plain requests for pages that are held are answered with ready bytes. At the first
 * request that is anything else the connection passes to Node's HTTP server, and stays there
 * (docs/decisions/013-the-fast-lane.md).
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { chooseEncoding } from '#lib/press/encodings.ts';
import { MessageStore } from '#lib/press/message.ts';
import type { FinishedPage } from '#lib/press/page.ts';
import { type PlainRequest, readPlainRequest } from './plain-request.ts';

/** A connection that has said nothing yet is closed after so long, one that waits for its next request later (ms). */
const FIRST_WORD = 10_000;
const NEXT_WORD = 65_000;

export interface FastLane {
  /** Ends the connections that wait for a request. */
  closeIdle: () => void;
}

/**
 * Puts the fast lane before a server's own handling of connections.
 *
 * @param find a page that is held, by its percent-encoded path
 * @param sent told of each page that was sent: its path, the request and the connection's other end; not of one that
 *   the same connection asks for again in the same words
 */
export function openFastLane(
  server: Server,
  find: (href: string) => FinishedPage | undefined,
  sent: (href: string, request: PlainRequest, remote: string | undefined) => void = () => {},
): FastLane {
  const messages = new MessageStore();
  const waiting = new Set<Socket>();
  const [handleConnection] = server.listeners('connection') as ((socket: Socket) => void)[]; // Node's own
  if (handleConnection === undefined) throw new Error('The HTTP server handles no connections.');
  server.removeAllListeners('connection');

  /** The bytes that answer a piece, where it is a plain request for a page that is held. */
  function answerTo(request: PlainRequest | undefined): Buffer | undefined {
    // Where a client has the page already, Node's server says so: it is a small answer, and rarer.
    if (request === undefined || request.ifNoneMatch !== undefined) return undefined;
    if (request.pathname.startsWith('/errors/')) return undefined;
    const encoding = chooseEncoding(request.acceptEncoding);
    if (encoding === 'identity') return undefined;
    const page = find(request.pathname);
    return page && messages.find(request.pathname, page, encoding);
  }

  server.on('connection', (socket: Socket) => {
    const leave = (): void => {
      waiting.delete(socket);
      socket.off('data', read).off('end', finish).off('drain', resume);
      socket.off('timeout', end).off('error', end).off('close', leave);
      socket.setTimeout(0);
    };
    const end = (): void => void socket.destroy();
    // The client has said its last word; what it asked for is sent still.
    const finish = (): void => void socket.end();
    const resume = (): void => void socket.resume();
    let last: PlainRequest | undefined;
    const read = (piece: Buffer): void => {
      const request = readPlainRequest(piece, last);
      const answer = answerTo(request);
      if (request === undefined || answer === undefined) {
        leave();
        socket.pause();
        socket.unshift(piece);
        handleConnection.call(server, socket);
        socket.resume();
        return;
      }
      // Who does not read what it asked for is not read from either.
      if (!socket.write(answer)) socket.pause();
      if (request !== last) {
        last = request;
        sent(request.pathname, request, socket.remoteAddress);
      }
      socket.setTimeout(NEXT_WORD);
    };
    waiting.add(socket);
    socket.setNoDelay(true);
    socket.setTimeout(FIRST_WORD);
    socket.on('data', read).on('end', finish).on('drain', resume);
    socket.on('timeout', end).on('error', end).on('close', leave);
  });

  return {
    closeIdle: () => {
      for (const socket of waiting) if (socket.writableLength === 0) socket.destroy();
    },
  };
}
