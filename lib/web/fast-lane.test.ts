import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerWithPage } from '#lib/press/answer.ts';
import { bodyAtHand, makeBody } from '#lib/press/bodies.ts';
import { finishPage } from '#lib/press/finish-page.ts';
import { dateOfNow } from '#lib/press/last-modified.ts';
import type { FinishedPage } from '#lib/press/page.ts';
import { PageStore } from '#lib/press/page-store.ts';
import { type FastLane, openFastLane } from './fast-lane.ts';

const HTML = `<!DOCTYPE html><html><body>${'<p>नमस्ते</p>'.repeat(100)}</body></html>`;
let server: Server;
let lane: FastLane;
let page: FinishedPage;
let store: PageStore;
/** Bytes of the page's gzip body. */
let gzipLength: number;
/** What Node's own server was asked. */
let slow: string[];
/** What the lane has looked for. */
let found: string[];
let sockets: Socket[];
/** What was said to be sent: the path, and to whom. */
let sent: (string | undefined)[][];

let large: FinishedPage;
beforeAll(async () => {
  const html = Array.from({ length: 100_000 }, (_, n) => `<p>${Math.sin(n).toString(36)}</p>`).join('');
  large = await finishPage({ html, tags: [] }, { keepFrameworkScripts: false });
});
beforeEach(async () => {
  page = await finishPage({ html: HTML, tags: [] }, { keepFrameworkScripts: false });
  gzipLength = (await makeBody(page, 'gzip')).byteLength;
  store = new PageStore(1_000_000);
  store.set('/held', page);
  slow = [];
  found = [];
  sockets = [];
  server = createServer((request, response) => {
    slow.push(`${request.method} ${request.url}`);
    if (request.headers['x-request-start']) answerWithPage(request, response, page);
    else response.end('by Node');
  });
  server.keepAliveTimeout = 65_000;
  sent = [];
  lane = openFastLane(
    server,
    (href) => {
      found.push(href);
      return store.get(href);
    },
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
    hears: (done: (all: Buffer) => boolean) =>
      expect.poll(() => done(heard), { interval: 5, timeout: 20_000 }).toBe(true),
    heard: () => heard,
  };
}

/** Gives the two threads that make bodies a few tenths of a second of other work. */
const keepMakersBusy = (): Promise<unknown> =>
  Promise.all(Array.from({ length: 6 }, () => makeBody({ ...large }, 'gzip')));

const GET = 'GET /held HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n';
const DATE = /\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT(?=\r\n)/;
const length = (all: Buffer): number => all.indexOf('\r\n\r\n') + 4 + gzipLength;

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

  it('leaves a client that takes no compression to Node, unless it has the page already', async () => {
    const plain = (tag: string): string => `GET /held HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${tag}\r\n\r\n`;
    const known = dial();
    known.say(plain(page.etag));
    await known.hears((all) => all.includes('304 Not Modified'));
    expect(slow).toEqual([]);
    const stale = dial();
    stale.say(plain('"old"'));
    await stale.hears((all) => all.includes('by Node'));
    expect(slow).toEqual(['GET /held']);
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

  it('answers in order when a gzip body has yet to be made and the connection asks again meanwhile', async () => {
    const line = dial();
    const others = keepMakersBusy();
    line.say(GET);
    await expect.poll(() => found.length, { interval: 1 }).toBe(1);
    expect(line.heard().byteLength).toBe(0);
    line.say(GET.replace('\r\n\r\n', '\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n'));
    await line.hears((all) => all.byteLength > 0 && all.byteLength === 2 * length(all));
    const all = line.heard();
    const [one, two] = [all.subarray(0, length(all)), all.subarray(length(all))];
    expect(two.toString('latin1').replace(DATE, '')).toBe(one.toString('latin1').replace(DATE, ''));
    expect(gunzipSync(one.subarray(-gzipLength)).toString()).toBe(HTML);
    expect(sent.map(([, to]) => to)).toEqual([expect.stringContaining('127.0.0.1'), '203.0.113.9']);
    expect(slow).toEqual([]);
    expect(bodyAtHand(page, 'gzip')).toBeDefined();
    await others;
  });

  it('sends a body that has yet to be made to a half-closed client, nothing to one that has gone, and drains after it', async () => {
    const others = keepMakersBusy();
    const [patient, gone] = [dial(), dial()];
    patient.socket.end(GET);
    gone.say(GET);
    await expect.poll(() => found.length, { interval: 1 }).toBe(2);
    gone.socket.resetAndDestroy();
    // A client that waits for an answer is not idle.
    lane.closeIdle();
    await patient.closed;
    expect(patient.heard().byteLength).toBe(length(patient.heard()));
    await others;
    expect(sent).toHaveLength(1);
    await expect
      .poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count))))
      .toBe(0);
  });

  it('answers every spelling of If-None-Match as Node’s server does, with the same headers', async () => {
    const tag = page.etag;
    const strong = tag.slice(2);
    const spellings: [string, 200 | 304][] = [
      [tag, 304],
      [strong, 304],
      [`"x", ${tag}`, 304],
      [`"x",${strong},"y"`, 304],
      [`${tag}, "x,y"`, 304],
      ['*', 304],
      [' * ', 304],
      [tag.replace(/"$/, '-gzip"'), 304],
      [strong.replace(/"$/, '-br"'), 304],
      [strong.replace(/"$/, ';gzip"'), 304],
      ['', 200],
      ['"another"', 200],
      [tag.slice(0, -2), 200],
      [tag.replaceAll('"', ''), 200],
      [tag.replace('W/', 'w/'), 200],
      [`"a", *`, 200],
    ];
    const isDone = (all: Buffer, status: number): boolean =>
      all.includes('\r\n\r\n') && (status === 304 || all.byteLength >= length(all));
    for (const [spelling, status] of spellings) {
      const heads: string[][] = [];
      for (const unlisted of ['', 'X-Request-Start: t=1\r\n']) {
        const line = dial();
        line.say(
          `GET /held HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nIf-None-Match: ${spelling}\r\n${unlisted}\r\n`,
        );
        await line.hears((all) => isDone(all, status));
        const all = line.heard().toString('latin1');
        const end = all.indexOf('\r\n\r\n');
        if (status === 304) expect(all.length, spelling).toBe(end + 4);
        heads.push(
          all
            .slice(0, end)
            .split('\r\n')
            .filter((header) => !header.startsWith('Date: '))
            .sort(),
        );
        expect(all).toMatch(DATE);
      }
      expect(
        heads[0]?.some((line) => line.startsWith(`HTTP/1.1 ${status} `)),
        spelling,
      ).toBe(true);
      expect(heads[0], spelling).toEqual(heads[1]);
    }
    expect(slow).toHaveLength(spellings.length);
    // A client that already has the page has been counted before.
    expect(sent).toEqual([]);
  });

  const isWhole = (all: Buffer): boolean =>
    all.includes('\r\n\r\n') && (all.includes('304 Not') || all.byteLength === length(all));

  it('answers 304 by date to a client that has no entity tag', async () => {
    const made = Date.UTC(2024, 10, 30, 12) / 1000;
    store.set('/held', { ...page, modified: made });
    const ask = async (more: string): Promise<string> => {
      const line = dial();
      line.say(GET.replace('\r\n\r\n', `\r\n${more}\r\n\r\n`));
      await line.hears(isWhole);
      return line.heard().toString('latin1');
    };
    const at = (seconds: number): string =>
      `If-Modified-Since: ${new Date((made + seconds) * 1000).toUTCString()}`;
    expect(await ask(at(0))).toMatch(/^HTTP\/1\.1 304/);
    expect(await ask(at(60))).toMatch(/^HTTP\/1\.1 304/);
    const older = await ask(at(-1));
    expect(older).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(older).toContain('\r\nLast-Modified: Sat, 30 Nov 2024 12:00:00 GMT\r\n');
    // The entity tag decides if there is one (RFC 9110 §13.1.3).
    expect(await ask(`If-None-Match: "other"\r\n${at(60)}`)).toMatch(/^HTTP\/1\.1 200 OK/);
    for (const odd of [
      'If-Modified-Since: 2026-11-30',
      'If-Modified-Since: ',
      'If-Modified-Since: Fri, 32 Jan 2100 00:00:00 GMT',
    ])
      expect(await ask(odd)).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(slow).toEqual([]);
  });

  it('gives a page no date in the second in which it was made, because it may change in that second again', async () => {
    vi.stubEnv('BROADSHEET_CLOCK', '2026-11-30T11:59:59.400Z');
    store.set('/held', { ...page, modified: dateOfNow() });
    const ask = async (): Promise<string> => {
      const line = dial();
      line.say(GET.replace('\r\n\r\n', '\r\nIf-Modified-Since: Mon, 30 Nov 2026 12:00:00 GMT\r\n\r\n'));
      await line.hears(isWhole);
      return line.heard().toString('latin1');
    };
    expect(await ask()).toMatch(/^HTTP\/1\.1 200 OK(?![\s\S]*Last-Modified)/);
    vi.stubEnv('BROADSHEET_CLOCK', '2026-11-30T12:00:00.000Z');
    expect(await ask()).toMatch(/^HTTP\/1\.1 304/);
    vi.unstubAllEnvs();
  });
});
