/** The HTTP server with its limits, and its end. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FastLane } from './fast-lane.ts';
import { Obstacle } from './obstacle.ts';
import { limitPipelining } from './pipelining.ts';
import { refuseMalformed } from './refuse-malformed.ts';

/** Header bytes of one request: a long address and cookies fit, a flood does not. */
const MAX_HEADERS = 32 * 1024;

/** A connection on which nothing moves for so long is closed, in milliseconds. */
const SILENCE = 120_000;

export function createWebServer(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADERS,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      // Idle connections are looked through this often.
      connectionsCheckingInterval: 5_000,
    },
    listener,
  );
  refuseMalformed(server);
  limitPipelining(server);
  // A client that asks and then does not read would hold its connection for ever.
  server.setTimeout(SILENCE);
  return server;
}

/** Listens; rejects with an obstacle for the operator where it cannot. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why: Record<string, string> = {
        EADDRINUSE: `Port ${port} is already in use. Stop what uses it, or set PORT to another one.`,
        EACCES: `Port ${port} may not be used by this user. Set PORT to a number above 1023.`,
      };
      const other = `${host}:${port} cannot be listened on (${error.message}). Correct HOST or PORT.`;
      reject(new Obstacle(why[error.code ?? ''] ?? other));
    });
    server.listen(port, host, resolve);
  });
}

/** Answers what was begun, takes nothing new, and resolves when all connections are closed or after `limit` ms. */
export function drain(server: Server, limit: number, lane?: FastLane): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), limit);
    // A connection that has had its answer is idle, and would be kept open for a minute.
    const idle = setInterval(() => {
      server.closeIdleConnections();
      lane?.closeIdle();
    }, 50);
    server.close(() => {
      clearTimeout(force);
      clearInterval(idle);
      resolve();
    });
  });
}
