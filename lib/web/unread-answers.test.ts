import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFastLane } from './fast-lane.ts';
import { createWebServer } from './http-server.ts';
import { limitUnread } from './unread-answers.ts';

const MEGABYTE = 1024 * 1024;
/** More than the system's buffers of a connection take. */
const ANSWER = Buffer.alloc(16 * MEGABYTE, 'x');

let server: Server;
let clients: Socket[];
let logged: string[];

beforeEach(async () => {
  [clients, logged] = [[], []];
  // As the site's own server is made.
  server = createWebServer((_, response) => response.end(ANSWER));
  limitUnread(server, {
    limit: 64 * MEGABYTE,
    log: { warn: (_: unknown, text: string) => logged.push(text) } as never, // only this is called
    every: 50,
  });
  openFastLane(server, () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  for (const client of clients) client.destroy();
  server.closeAllConnections();
  server.close();
});

/** Asks, and reads nothing until it is told to. */
async function ask(from: string): Promise<Socket> {
  const { port } = server.address() as AddressInfo; // listening on TCP
  const client = connect({ port, host: '127.0.0.1', localAddress: from });
  client.on('error', () => {});
  client.pause();
  clients.push(client);
  await new Promise((resolve) => client.once('connect', resolve));
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return client;
}
const openOnes = (): Promise<number> =>
  new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
/** @returns how many bytes of the answer arrived until nothing more came */
async function readAll(client: Socket): Promise<number> {
  let bytes = 0;
  client.on('data', (piece) => {
    bytes += piece.byteLength;
  });
  client.resume();
  const isOver = (): boolean => bytes >= ANSWER.byteLength || client.destroyed;
  await vi.waitFor(() => expect(isOver()).toBe(true), 5_000);
  return bytes;
}

describe('clients who ask and do not read', () => {
  it('are left alone while their answers fit', async () => {
    for (let n = 0; n < 3; n += 1) await ask('127.0.0.1');
    await pause(200);
    expect(await openOnes()).toBe(3);
    expect(logged).toEqual([]);
  });

  it('lose their oldest connections if not, and a reader beside them gets the whole page', async () => {
    const slow = await ask('127.0.0.2');
    const greedy: Socket[] = [];
    for (let n = 0; n < 8; n += 1) greedy.push(await ask('127.0.0.3'));
    // Three answers fit, with what is counted beside them.
    await vi.waitFor(async () => expect(await openOnes()).toBeLessThanOrEqual(3), 5_000);
    expect(logged).toEqual([
      expect.stringMatching(/^\d+ connections were closed: .* answers of 64 MB waited/),
    ]);
    expect(await readAll(slow)).toBeGreaterThanOrEqual(ANSWER.byteLength);
    expect(await readAll(greedy.at(-1) as Socket)).toBeGreaterThanOrEqual(ANSWER.byteLength); // there are eight
    expect(await readAll(greedy[0] as Socket)).toBeLessThan(ANSWER.byteLength);
  });
});
