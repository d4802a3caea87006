import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { connectionsFor, limitConnections, parseFileLimit } from './connection-limit.ts';

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.closeAllConnections();
  server?.close();
});

it('finds the soft limit of open files, if there is one', () => {
  const limits = (files: string): string =>
    `Limit                     Soft Limit           Hard Limit           Units     \nMax processes             100                  100                  processes \nMax open files            ${files}                524288               files     \n`;
  expect(parseFileLimit(limits('1024'))).toBe(1024);
  expect(parseFileLimit(limits('unlimited'))).toBeUndefined();
  expect(parseFileLimit('')).toBeUndefined();
});

it('keeps files in reserve whatever the limit is, and accepts some connections even under the smallest', () => {
  for (const files of [256, 1_024, 4_096, 524_288]) {
    const most = connectionsFor(files);
    expect(most).toBeGreaterThanOrEqual(64);
    // For every two connections one file is left to serve them, and the process keeps some for itself.
    expect(files - most).toBeGreaterThanOrEqual(128 + most / 2 - 1);
  }
  expect(connectionsFor(64)).toBe(16);
});

it('closes connections above the limit, answers the others, and logs the limit once', async () => {
  const started = createServer((_, response) => response.end('well'));
  server = started;
  const warn = vi.fn();
  limitConnections(started, { warn }, 1);
  await new Promise<void>((listening) => started.listen(0, '127.0.0.1', listening));
  const { port } = started.address() as AddressInfo; // it listens on TCP
  const open = (): Promise<'open' | 'closed'> =>
    new Promise((known) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
      sockets.push(socket);
      socket.on('data', () => known('open'));
      socket.on('error', () => known('closed'));
      socket.on('close', () => known('closed'));
    });
  const within = await Promise.all(Array.from({ length: 16 }, open));
  expect(new Set(within)).toEqual(new Set(['open']));
  const beyond = await Promise.all(Array.from({ length: 9 }, open));
  expect(new Set(beyond)).toEqual(new Set(['closed']));
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]?.[1]).toMatch(
    /: 16 are open, as many as the limit of 1 open files allows\. Raise it/,
  );
});
