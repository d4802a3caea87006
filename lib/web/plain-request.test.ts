import { createServer, type IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CHROME, drawMutatedHead, oneOf, seeded } from './heads.fixtures.ts';
import { readPlainRequest } from './plain-request.ts';

describe('a plain request', () => {
  const read = (text: string) => readPlainRequest(Buffer.from(text, 'latin1'));
  it('is a GET with a host and headers that change nothing', () => {
    expect(
      read('GET /held?utm=1 HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\naccept-encoding:  br, gzip \r\n\r\n'),
    ).toMatchObject({ pathname: '/held', acceptEncoding: 'br, gzip', ifNoneMatch: undefined });
  });

  it.each([
    ['another method', 'HEAD /held HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['another version', 'GET /held HTTP/1.0\r\nHost: x\r\n\r\n'],
    ['no host', 'GET /held HTTP/1.1\r\n\r\n'],
    ['two hosts', 'GET /held HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n'],
    ['a body', 'GET /held HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n'],
    ['a chunked body', 'GET /held HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['an upgrade', 'GET /held HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n\r\n'],
    ['a close', 'GET /held HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a navigation of the framework', 'GET /held HTTP/1.1\r\nHost: x\r\nRSC: 1\r\n\r\n'],
    ['a folded header', 'GET /held HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n'],
    ['a space before the colon', 'GET /held HTTP/1.1\r\nHost : x\r\n\r\n'],
    ['a bare line feed', 'GET /held HTTP/1.1\r\nHost: x\nRSC: 1\r\n\r\n'],
    ['a bare carriage return', 'GET /held HTTP/1.1\r\nHost: x\rRSC: 1\r\n\r\n'],
    ['an absolute address', 'GET http://x/held HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['bytes beyond ASCII', 'GET /h\xe9ld HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a request behind it', 'GET /held HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n\r\n'],
    ['no end yet', 'GET /held HTTP/1.1\r\nHost: x\r\n'],
  ])('is not one with %s', (_, text) => expect(read(text)).toBeUndefined());
});

/** How Node's own parser reads bytes on a connection: the requests it found, and whether it failed. */
async function readByNode(bytes: Buffer): Promise<{ requests: IncomingMessage[]; failed: boolean }> {
  const requests: IncomingMessage[] = [];
  let failed = false;
  const server = createServer((request) => void requests.push(request));
  server.on('clientError', () => {
    failed = true;
  });
  const connection = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
  server.emit('connection', connection);
  connection.push(bytes);
  await turn();
  await turn();
  connection.destroy();
  return { requests, failed };
}

describe('both readers of heads', () => {
  it('agree: whatever is read here as a plain request, Node’s parser reads as the same request', async () => {
    const draw = seeded(13);
    let plain = 0;
    for (let n = 0; n < 20_000; n += 1) {
      const head = drawMutatedHead(draw);
      const bytes = Buffer.from(head, 'latin1');
      const read = readPlainRequest(bytes);
      if (read === undefined) continue;
      plain += 1;
      const { requests, failed } = await readByNode(bytes);
      const shown = JSON.stringify(head);
      expect(failed, shown).toBe(false);
      expect(requests, shown).toHaveLength(1);
      const [request] = requests;
      const { headers } = request ?? expect.unreachable();
      expect(request, shown).toMatchObject({ method: 'GET', httpVersion: '1.1' });
      expect(
        {
          pathname: request?.url?.split('?', 1)[0],
          hasQuery: request?.url?.includes('?'),
          host: headers.host,
          connection: headers.connection,
          acceptEncoding: headers['accept-encoding'],
          ifNoneMatch: headers['if-none-match'],
          ifModifiedSince: headers['if-modified-since'],
          userAgent: headers['user-agent'],
          dnt: headers.dnt,
          gpc: headers['sec-gpc'],
          forwardedFor: headers['x-forwarded-for'],
        },
        shown,
      ).toEqual({ ...read, head: undefined });
      // Nothing that would change what the request is: a body, an end, an upgrade.
      for (const name of ['content-length', 'transfer-encoding', 'upgrade', 'expect', 'rsc', 'sec-purpose'])
        expect(headers, shown).not.toHaveProperty(name);
    }
    expect(plain).toBeGreaterThan(2_000);
  });

  it('read what browsers and proxies send, however names are spelled and lines are ordered', () => {
    const draw = seeded(7);
    for (let n = 0; n < 2_000; n += 1) {
      const [host = '', ...others] = CHROME;
      const lines = [host, ...others.filter(() => draw(3) >= 1)];
      const spelled = lines
        .sort(() => draw(2) - 1)
        .map((line) => {
          const colon = line.indexOf(':');
          const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
          const spelling = oneOf(draw, [name, name.toLowerCase(), name.toUpperCase()]);
          return `${spelling}:${oneOf(draw, ['', ' ', '\t', '  \t'])}${value}${oneOf(draw, ['', ' ', '\t '])}`;
        });
      const text = ['GET /held HTTP/1.1', ...spelled, '', ''].join('\r\n');
      const has = (name: string): string | undefined =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      expect(readPlainRequest(Buffer.from(text, 'latin1')), JSON.stringify(text)).toEqual({
        pathname: '/held',
        hasQuery: false,
        head: text,
        host: has('Host'),
        connection: has('Connection'),
        acceptEncoding: has('Accept-Encoding'),
        ifNoneMatch: has('If-None-Match'),
        ifModifiedSince: has('If-Modified-Since'),
        userAgent: has('User-Agent'),
        dnt: has('DNT'),
        gpc: has('Sec-GPC'),
        forwardedFor: has('X-Forwarded-For'),
      });
    }
  });
});
