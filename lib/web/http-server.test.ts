/** What a connection is told when what comes over it makes no sense, byte by byte over a socket of its own. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createWebServer } from './http-server.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((closed) => server?.close(closed));
});

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

async function listenWith(listener: Listener): Promise<Socket> {
  const started = createWebServer(listener);
  server = started;
  await new Promise<void>((listening) => started.listen(0, '127.0.0.1', listening));
  return connect((started.address() as AddressInfo).port, '127.0.0.1'); // it listens on TCP
}

/** All that a connection says until it is closed. */
const heardOf = (socket: Socket): Promise<string> =>
  new Promise((heard, failed) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('close', () => heard(text));
    socket.on('error', failed);
  });

/** Status lines and bodies of answers, in the order in which they came. */
const told = (text: string): string[] => text.match(/HTTP\/1\.1 \d{3}|(?<=\r\n\r\n)[a-z /]+/g) ?? [];

/** Answers later, and in the time that each address names. */
const slowly: Listener = (request, response) => {
  const wait = Number(request.url?.split('/')[1] ?? 0);
  request.resume();
  setTimeout(() => response.end(`answer ${request.url?.split('/')[2]}`), wait);
};

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const MALFORMED = 'GET / HTTP/1.1\r\nHost : x\r\nbad header\r\n\r\n';

it('says 400 to what makes no sense, and closes', async () => {
  const socket = await listenWith(slowly);
  const heard = heardOf(socket);
  socket.write(MALFORMED);
  expect(told(await heard)).toEqual(['HTTP/1.1 400']);
});

it('answers the good requests before a malformed one first, in their order', async () => {
  const socket = await listenWith(slowly);
  const heard = heardOf(socket);
  socket.write(get('/80/first') + get('/5/second') + MALFORMED);
  expect(told(await heard)).toEqual([
    'HTTP/1.1 200',
    'answer first',
    'HTTP/1.1 200',
    'answer second',
    'HTTP/1.1 400',
  ]);
});

it('says so once, however much nonsense follows while the good answer is made', async () => {
  const socket = await listenWith(slowly);
  const heard = heardOf(socket);
  socket.write(get('/120/first') + MALFORMED);
  for (let n = 0; n < 5; n += 1) {
    await new Promise((passed) => setTimeout(passed, 15));
    socket.write(MALFORMED);
  }
  expect(told(await heard)).toEqual(['HTTP/1.1 200', 'answer first', 'HTTP/1.1 400']);
});

it('does not wait for an answer to a request whose body makes no sense', async () => {
  const socket = await listenWith((request, response) => {
    request.on('end', () => response.end('answer whole'));
    request.on('error', () => {});
    request.resume();
  });
  const heard = heardOf(socket);
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n`);
  expect(told(await heard)).toEqual(['HTTP/1.1 400']);
});

it('puts nothing behind an answer that was given before the body made no sense', async () => {
  const socket = await listenWith((request, response) => {
    response.writeHead(413, { 'Content-Length': '8' });
    response.write('too ');
    request.on('error', () => {});
    request.resume();
    setTimeout(() => response.end('much'), 60);
  });
  const heard = heardOf(socket);
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
  await new Promise((passed) => setTimeout(passed, 20));
  socket.write('nonsense\r\n');
  expect(told(await heard)).toEqual(['HTTP/1.1 413', 'too much']);
});

it('lets go of a client that has gone', async () => {
  let closed = false;
  const socket = await listenWith((request, response) => {
    request.resume();
    response.on('close', () => (closed = true));
  });
  socket.on('error', () => {});
  socket.write(get('/0/never') + MALFORMED);
  await new Promise((passed) => setTimeout(passed, 40));
  socket.destroy();
  for (let n = 0; n < 100 && !closed; n += 1) await new Promise((passed) => setTimeout(passed, 10));
  expect(closed).toBe(true);
});

it('tells who sends too much, and where it was too long', async () => {
  const long = 'x'.repeat(40_000);
  for (const [sent, status] of [
    [`GET /${long}`, 414],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${long}\r\n\r\n`, 431],
  ] as const) {
    const socket = await listenWith(slowly);
    const heard = heardOf(socket);
    socket.write(sent);
    expect(told(await heard)).toEqual([`HTTP/1.1 ${status}`]);
    await new Promise((stopped) => server?.close(stopped));
  }
});
