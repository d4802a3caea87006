/**
 * The fast lane: a connection's plain requests for pages that are held are answered with ready bytes. At the first
 * request that is anything else the connection passes to Node's HTTP server, and stays there
 * (docs/decisions/013-the-fast-lane.md).
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { isKnown } from '#lib/press/answer.ts';
import { makeBody } from '#lib/press/bodies.ts';
import { chooseEncoding } from '#lib/press/encodings.ts';
import { MessageStore, noticeOf } from '#lib/press/message.ts';
import type { FinishedPage } from '#lib/press/page.ts';
import { type PlainRequest, readPlainRequest } from './plain-request.ts';

/** A connection that has said nothing yet is closed after so long, one that waits for its next request later (ms). */
const FIRST_WORD = 10_000;
const NEXT_WORD = 65_000;

/** Bytes of answers that are kept ready, if nobody says. */
const KEPT_BYTES = 16 * 1024 * 1024;

export interface FastLane {
  /** Ends the connections that wait for a request. */
  closeIdle: () => void;
}

/**
 * Puts the fast lane before a server's own handling of connections.
 *
 * @param find a page that is held, by its percent-encoded path, if it may be sent whatever the query says
 * @param sent told of each page that was sent: its path, the request and the connection's other end; not of one that
 *   the same connection asks for again in the same words
 * @param keptBytes bytes of answers that are kept ready, beside the pages
 */
export function openFastLane(
  server: Server,
  find: (href: string, hasQuery: boolean) => FinishedPage | undefined,
  sent: (href: string, request: PlainRequest, remote: string | undefined) => void = () => {},
  keptBytes: number = KEPT_BYTES,
): FastLane {
  const messages = new MessageStore(keptBytes);
  const waiting = new Set<Socket>();
  const [handleConnection] = server.listeners('connection') as ((socket: Socket) => void)[]; // Node's own
  if (handleConnection === undefined) throw new Error('The HTTP server handles no connections.');
  server.off('connection', handleConnection);

  /** The bytes that answer a plain request for a page that is held, or a promise of them; undefined if Node is to answer it. */
  function answerTo(request: PlainRequest): Buffer | Promise<Buffer> | undefined {
    const { pathname, ifNoneMatch, ifModifiedSince } = request;
    if (pathname.startsWith('/errors/')) return undefined;
    const encoding = chooseEncoding(request.acceptEncoding);
    if (encoding === 'identity' && ifNoneMatch === undefined) return undefined;
    const page = find(pathname, request.hasQuery);
    if (page === undefined) return undefined;
    if (isKnown(page, ifNoneMatch, ifModifiedSince)) return noticeOf(page);
    if (encoding === 'identity') return undefined;
    const message = messages.find(pathname, page, encoding);
    // Only gzip is compressed on request.
    if (message !== undefined || encoding === 'br') return message;
    return makeBody(page, encoding).then((body) => messages.make(pathname, page, encoding, body));
  }

  server.on('connection', (socket: Socket) => {
    const leave = (): void => {
      waiting.delete(socket);
      socket.off('data', read).off('end', finish).off('drain', resume);
      socket.off('timeout', end).off('error', end).off('close', leave);
      socket.setTimeout(0);
    };
    const end = (): void => void socket.destroy();
    /** True while an answer is being made. What the client sends meanwhile is read afterwards. */
    let making = false;
    let isOver = false;
    // The client has said its last word; what it asked for is sent still.
    const finish = (): void => {
      isOver = true;
      if (!making) socket.end();
    };
    const resume = (): void => void (making || socket.resume());
    let last: PlainRequest | undefined;
    const say = (answer: Buffer, request: PlainRequest): void => {
      // A client that does not read its answers is not read from either.
      if (!socket.write(answer)) socket.pause();
      if (request !== last) {
        last = request;
        // A client that already has the page has been counted before.
        if (request.ifNoneMatch === undefined && request.ifModifiedSince === undefined)
          sent(request.pathname, request, socket.remoteAddress);
      }
      socket.setTimeout(NEXT_WORD);
    };
    const sayLater = (answer: Promise<Buffer>, request: PlainRequest): void => {
      making = true;
      // The connection is not idle.
      waiting.delete(socket);
      socket.pause();
      answer.then((message) => {
        making = false;
        if (socket.destroyed) return;
        waiting.add(socket);
        socket.resume();
        say(message, request);
        if (isOver) socket.end();
      }, end);
    };
    const read = (piece: Buffer): void => {
      const request = readPlainRequest(piece, last);
      const answer = request && answerTo(request);
      if (request === undefined || answer === undefined) {
        leave();
        socket.pause();
        socket.unshift(piece);
        handleConnection.call(server, socket);
        socket.resume();
      } else if (Buffer.isBuffer(answer)) say(answer, request);
      else sayLater(answer, request);
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
