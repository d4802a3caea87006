import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishPage } from '#lib/press/finish-page.ts';
import { bodyOf, type FinishedPage } from '#lib/press/page.ts';
import { type FastLane, openFastLane } from './fast-lane.ts';

const HTML = `<!DOCTYPE html><html><body>${'<p>नमस्ते</p>'.repeat(100)}</body></html>`;
let server: Server;
let lane: FastLane;
let page: FinishedPage;
/** What Node's own server was asked. */
let slow: string[];
let sockets: Socket[];
/** What was said to be sent: the path, and to whom. */
let sent: (string | undefined)[][];

beforeEach(async () => {
  page = await finishPage({ html: HTML, tags: [] }, { keepFrameworkScripts: false });
  slow = [];
  sockets = [];
  server = createServer((request, response) => {
    slow.push(`${request.method} ${request.url}`);
    response.end('by Node');
  });
  sent = [];
  lane = openFastLane(
    server,
    (href) => (href === '/held' ? page : undefined),
    (href, { forwardedFor }, remote) => sent.push([href, forwardedFor ?? remote]),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  server.close();
});

/** A connection that is kept: `say` sends bytes, `hears` waits until so much has come as the test looks for. */
function dial() {
  const { port } = server.address() as AddressInfo; // listening on TCP
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let heard = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    heard = Buffer.concat([heard, chunk]);
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return {
    socket,
    closed,
    say: (text: string) => socket.write(text),
    hears: (done: (all: Buffer) => boolean) => expect.poll(() => done(heard), { interval: 5 }).toBe(true),
    heard: () => heard,
  };
}

const GET = 'GET /held HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n';
const length = (all: Buffer): number => all.indexOf('\r\n\r\n') + 4 + bodyOf(page, 'gzip').byteLength;

describe('the fast lane', () => {
  it('says what it sent and to whom, once where a connection asks again in the same words', async () => {
    const line = dial();
    const asks = (forwarded: string) => GET.replace('\r\n\r\n', `\r\nx-forwarded-for: ${forwarded}\r\n\r\n`);
    for (const [n, text] of [GET, GET, asks('203.0.113.1'), asks('203.0.113.2')].entries()) {
      line.say(text);
      await line.hears((all) => all.length >= (n + 1) * length(all));
    }
    expect(sent).toEqual([
      ['/held', expect.stringContaining('127.0.0.1')],
      ['/held', '203.0.113.1'],
      ['/held', '203.0.113.2'],
    ]);
    line.say(GET.replace('/held', '/other'));
    await expect.poll(() => slow.length).toBe(1);
    expect(sent).toHaveLength(3);
  });

  it('answers with the page, whole, again and again on one connection, and Node is not asked', async () => {
    const line = dial();
    for (let n = 1; n <= 3; n += 1) {
      line.say(GET);
      await line.hears((all) => all.byteLength > 0 && all.byteLength === n * length(all));
    }
    const all = line.heard();
    const head = all.subarray(0, all.indexOf('\r\n\r\n')).toString('latin1');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/);
    expect(head).toContain('Content-Encoding: gzip');
    expect(head).toContain("script-src 'self'");
    expect(head).toContain(`ETag: ${page.etag}`);
    expect(gunzipSync(all.subarray(head.length + 4, length(all))).toString()).toBe(HTML);
    expect(slow).toEqual([]);
  });

  it('passes a connection to Node at its first other request, with nothing lost', async () => {
    const line = dial();
    line.say(GET);
    await line.hears((all) => all.byteLength > 0 && all.byteLength === length(all));
    line.say('GET /other HTTP/1.1\r\nHost: x\r\nX-Strange: 1\r\n\r\n');
    await line.hears((all) => all.includes('by Node'));
    line.say(GET);
    await line.hears((all) => all.toString('latin1').split('by Node').length === 3);
    expect(slow).toEqual(['GET /other', 'GET /held']);
  });

  it('reads a request in pieces as one, and two in one piece as two', async () => {
    const pieces = dial();
    await new Promise<void>((resolve) => pieces.socket.once('connect', () => resolve()));
    pieces.say('GET /other HT');
    await new Promise((resolve) => setTimeout(resolve, 20));
    pieces.say('TP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n');
    await pieces.hears((all) => all.includes('by Node'));
    const two = dial();
    two.say(GET + GET);
    await two.hears((all) => all.toString('latin1').split('by Node').length === 3);
    expect(slow).toEqual(['GET /other', 'GET /held', 'GET /held']);
  });

  it('ends connections that wait when the server drains, and sends what was asked for first', async () => {
    const line = dial();
    line.socket.end(GET);
    await line.closed;
    expect(line.heard().byteLength).toBe(length(line.heard()));
    const idle = dial();
    idle.say(GET);
    await idle.hears((all) => all.byteLength > 0 && all.byteLength === length(all));
    lane.closeIdle();
    await idle.closed;
  });
});
