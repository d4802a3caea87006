/** How the server answers malformed requests, tested byte by byte over a socket. */
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWebServer } from './http-server.ts';

let server: Server | undefined;
/** Answers that wait until a test gives them, by path. */
let held: Map<string | undefined, ServerResponse>;
/** How often the parser failed. */
let failures: number;
beforeEach(() => {
  held = new Map();
  failures = 0;
});
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((closed) => server?.close(closed));
});

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

async function listenWith(listener: Listener): Promise<Socket> {
  const started = createWebServer(listener);
  server = started;
  started.on('clientError', () => (failures += 1));
  await new Promise<void>((listening) => started.listen(0, '127.0.0.1', listening));
  return connect((started.address() as AddressInfo).port, '127.0.0.1'); // it listens on TCP
}

/** Everything that a connection hears until it is closed. */
const heardOf = (socket: Socket): Promise<string> =>
  new Promise((heard, failed) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('close', () => heard(text));
    socket.on('error', failed);
  });

/** Status lines and bodies of answers, in the order in which they came. */
const told = (text: string): string[] => text.match(/HTTP\/1\.1 \d{3}|(?<=\r\n\r\n)[a-z /]+/g) ?? [];

/** Takes requests and leaves the answers to the test. */
const holding: Listener = (request, response) => {
  request.resume();
  held.set(request.url, response);
};

const failed = (times: number): Promise<void> =>
  vi.waitFor(() => expect(failures).toBeGreaterThanOrEqual(times), { interval: 5, timeout: 5_000 });

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const MALFORMED = 'GET / HTTP/1.1\r\nHost : x\r\nbad header\r\n\r\n';

it('answers a malformed request with 400, and closes', async () => {
  const socket = await listenWith(holding);
  const heard = heardOf(socket);
  socket.write(MALFORMED);
  expect(told(await heard)).toEqual(['HTTP/1.1 400']);
});

it('answers the good requests before a malformed one first, in their order', async () => {
  const socket = await listenWith(holding);
  const heard = heardOf(socket);
  socket.write(get('/first') + get('/second') + MALFORMED);
  await failed(1);
  held.get('/second')?.end('answer second');
  held.get('/first')?.end('answer first');
  expect(told(await heard)).toEqual([
    'HTTP/1.1 200',
    'answer first',
    'HTTP/1.1 200',
    'answer second',
    'HTTP/1.1 400',
  ]);
});

it('refuses once, however many malformed requests follow while the good answer is made', async () => {
  const socket = await listenWith(holding);
  const heard = heardOf(socket);
  socket.write(get('/first') + MALFORMED);
  for (let times = 1; times <= 5; times += 1) {
    await failed(times);
    socket.write(MALFORMED);
  }
  await failed(6);
  held.get('/first')?.end('answer first');
  expect(told(await heard)).toEqual(['HTTP/1.1 200', 'answer first', 'HTTP/1.1 400']);
});

it('does not wait for an answer to a request whose body is malformed', async () => {
  const socket = await listenWith((request, response) => {
    request.on('end', () => response.end('answer whole'));
    request.on('error', () => {});
    request.resume();
  });
  const heard = heardOf(socket);
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n`);
  expect(told(await heard)).toEqual(['HTTP/1.1 400']);
});

it('sends nothing after an answer that was begun before the body turned out malformed', async () => {
  const answering = Promise.withResolvers<ServerResponse>();
  const socket = await listenWith((request, response) => {
    response.writeHead(413, { 'Content-Length': '8' });
    response.write('too ');
    request.on('error', () => {});
    request.resume();
    answering.resolve(response);
  });
  const heard = heardOf(socket);
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
  const response = await answering.promise;
  socket.write('nonsense\r\n');
  await failed(1);
  response.end('much');
  expect(told(await heard)).toEqual(['HTTP/1.1 413', 'too much']);
});

it('lets go of a client that has gone', async () => {
  const socket = await listenWith(holding);
  socket.on('error', () => {});
  socket.write(get('/never') + MALFORMED);
  await failed(1);
  const response = held.get('/never') ?? expect.unreachable();
  const closed = once(response, 'close');
  socket.destroy();
  await closed;
});

it('says whether the address or the headers are too long', async () => {
  const long = 'x'.repeat(40_000);
  for (const [sent, status] of [
    [`GET /${long}`, 414],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${long}\r\n\r\n`, 431],
  ] as const) {
    const socket = await listenWith(holding);
    const heard = heardOf(socket);
    socket.write(sent);
    expect(told(await heard)).toEqual([`HTTP/1.1 ${status}`]);
    await new Promise((stopped) => server?.close(stopped));
  }
});

/** Answers, and notes how many requests were begun in each turn of the event loop. */
function answeringIn(turns: number[]): Listener {
  let isNew = true;
  return (_, response) => {
    if (isNew) {
      turns.push(0);
      setImmediate(() => (isNew = true));
    }
    isNew = false;
    turns[turns.length - 1] = (turns.at(-1) ?? 0) + 1;
    response.end('answer');
  };
}
const many = (count: number): string => Array.from({ length: count }, (_, n) => get(`/${n}`)).join('');
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

it.each([1, 3])(
  'takes thousands of pipelined requests a few at a time, and answers all (%i connections)',
  async (count) => {
    const turns: number[] = [];
    const first = await listenWith(answeringIn(turns));
    const { port } = (server as Server).address() as AddressInfo; // it listens on TCP
    const others = Array.from({ length: count - 1 }, () => connect(port, '127.0.0.1'));
    const answers = [first, ...others].map((socket) => {
      let told = 0;
      socket.on('data', (chunk: Buffer) => (told += chunk.toString('latin1').split('answer').length - 1));
      socket.write(get('/first'));
      socket.write(many(2_000));
      return () => told;
    });
    await vi.waitFor(() => expect(answers.map((one) => one())).toEqual(answers.map(() => 2_001)), 20_000);
    for (const socket of [first, ...others]) socket.destroy();
    expect(sum(turns)).toBe(2_001 * count);
    expect(Math.max(...turns)).toBeLessThan(40);
  },
);

it('takes a body with many empty lines as it is', async () => {
  const body = 'a\r\n\r\n'.repeat(20_000);
  const socket = await listenWith(async (request, response) => {
    let size = 0;
    for await (const piece of request) size += (piece as Buffer).byteLength; // a request gives Buffers
    response.end(size === body.length ? 'whole' : 'cut');
  });
  const heard = heardOf(socket);
  socket.write(
    `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  expect(told(await heard)).toEqual(['HTTP/1.1 200', 'whole']);
});
