import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerWithPage } from './answer.ts';
import { bodyAtHand } from './bodies.ts';
import { chooseEncoding } from './encodings.ts';
import { matchesEtag } from './etag.ts';
import { finishPage } from './finish-page.ts';
import type { FinishedPage } from './page.ts';
import { PageStore } from './page-store.ts';

const HTML = `<!DOCTYPE html><html><body>${'<p>नमस्ते, readers.</p>'.repeat(50)}</body></html>`;
let page: FinishedPage;
let server: Server;

/** A raw exchange, so that what is looked at is what was sent. */
function exchange(head: string): Promise<{ head: string; body: Buffer }> {
  const { port } = server.address() as AddressInfo; // listening on TCP
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${head}\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () => {
      const all = Buffer.concat(chunks);
      const split = all.indexOf('\r\n\r\n');
      resolve({ head: all.subarray(0, split).toString('latin1'), body: all.subarray(split + 4) });
    });
  });
}

beforeAll(async () => {
  page = await finishPage({ html: HTML, tags: ['a'] }, { keepFrameworkScripts: false });
  server = createServer((request, response) =>
    answerWithPage(request, response, page, Number(request.url?.slice(1)) || 200),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

describe('answering with a finished page', () => {
  it('sends brotli, gzip or plain text, as the client accepts', async () => {
    const brotli = await exchange('GET / HTTP/1.1\r\nAccept-Encoding: gzip, deflate, br, zstd');
    expect(brotli.head).toContain('Content-Encoding: br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(HTML);
    const gzip = await exchange('GET / HTTP/1.1\r\nAccept-Encoding: gzip, deflate');
    expect(gzip.head).toContain('Content-Encoding: gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(HTML);
    const plain = await exchange('GET / HTTP/1.1');
    expect(plain.head).not.toContain('Content-Encoding');
    expect(plain.body.toString()).toBe(HTML);
    for (const { head } of [brotli, gzip, plain]) expect(head).toMatch(/\r\nVary: Accept-Encoding\r\n/);
  });

  it('sends HEAD with the length that GET would have, and no body', async () => {
    const get = await exchange('GET / HTTP/1.1\r\nAccept-Encoding: br');
    const head = await exchange('HEAD / HTTP/1.1\r\nAccept-Encoding: br');
    expect(head.body.byteLength).toBe(0);
    expect(head.head).toContain(`Content-Length: ${get.body.byteLength}`);
  });

  it('makes no body for a HEAD: it sends the length only of a body that is already there', async () => {
    const fresh = await finishPage({ html: `${HTML}<!-- -->`, tags: [] }, { keepFrameworkScripts: true });
    const store = new PageStore(1_000_000);
    store.set('/', fresh);
    const before = page;
    page = fresh;
    const asked = 'HEAD / HTTP/1.1\r\nAccept-Encoding: gzip';
    const first = await exchange(asked);
    expect(first.head).toContain('Content-Encoding: gzip');
    expect(first.head).not.toContain('Content-Length');
    expect(bodyAtHand(fresh, 'gzip')).toBeUndefined();
    const { body } = await exchange('GET / HTTP/1.1\r\nAccept-Encoding: gzip');
    expect((await exchange(asked)).head).toContain(`Content-Length: ${body.byteLength}`);
    expect((await exchange('HEAD / HTTP/1.1')).head).not.toContain('Content-Length');
    page = before;
  });

  it('sends an error page in every encoding, with its status', async () => {
    for (const [accepted, undo] of [
      ['gzip', gunzipSync],
      ['identity', (body: Buffer) => body],
    ] as const) {
      const { head, body } = await exchange(`GET /404 HTTP/1.1\r\nAccept-Encoding: ${accepted}`);
      expect(head).toMatch(/^HTTP\/1\.1 404 .*\r\n/);
      expect(head).toContain(`Content-Length: ${body.byteLength}`);
      expect(undo(body).toString()).toBe(HTML);
    }
  });

  it('sends 304 without a body where the client has the page', async () => {
    const again = await exchange(`GET / HTTP/1.1\r\nAccept-Encoding: br\r\nIf-None-Match: "z", ${page.etag}`);
    expect(again.head).toMatch(/^HTTP\/1\.1 304/);
    expect(again.head).toContain(`ETag: ${page.etag}`);
    expect(again.body.byteLength).toBe(0);
  });

  it('repeats with 304 what a cache needs to keep the page longer (RFC 9110 §15.4.5)', async () => {
    const first = await exchange('GET / HTTP/1.1');
    const again = await exchange(`GET / HTTP/1.1\r\nIf-None-Match: ${page.etag}`);
    for (const name of ['Cache-Control', 'CDN-Cache-Control', 'Vary', 'ETag', 'Content-Security-Policy']) {
      const line = first.head.split('\r\n').find((one) => one.startsWith(`${name}: `));
      expect(again.head.split('\r\n'), name).toContain(line);
    }
    expect(again.head).not.toMatch(/\r\nContent-(?:Type|Length|Encoding)/);
  });

  it('sends no 304 for a page that stands for an error, which is not what the client has', async () => {
    for (const status of [404, 410, 500]) {
      const { head, body } = await exchange(`GET /${status} HTTP/1.1\r\nIf-None-Match: ${page.etag}`);
      expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(body.toString()).toBe(HTML);
    }
  });

  it('lets a cache keep "not found" for a second only, as it may be published next, and a failure not at all', async () => {
    const missing = await exchange('GET /404 HTTP/1.1');
    expect(missing.head).toContain('\r\nCache-Control: public, max-age=0, s-maxage=1, must-revalidate\r\n');
    expect(missing.head).not.toContain('stale-while-revalidate');
    expect(missing.head).not.toContain('stale-if-error');
    const failure = await exchange('GET /500 HTTP/1.1');
    expect(failure.head).toContain('\r\nCache-Control: no-store\r\n');
    expect(failure.head).not.toContain('s-maxage');
    expect(failure.head).not.toContain('stale-while-revalidate');
  });

  it('lets browsers ask each time and shared caches keep the page for seconds', async () => {
    const { head } = await exchange('GET / HTTP/1.1');
    expect(head).toContain(
      'Cache-Control: public, max-age=0, s-maxage=1, must-revalidate, stale-if-error=3600',
    );
    expect(head).toMatch(/CDN-Cache-Control: .*stale-while-revalidate=60/);
    expect(head).not.toContain('no-store');
  });

  it('forbids inline scripts, sniffing and framing', async () => {
    const { head } = await exchange('GET / HTTP/1.1');
    expect(head).toMatch(/Content-Security-Policy: .*script-src 'self';/);
    expect(head).not.toContain('unsafe-inline');
    expect(head).toContain('X-Content-Type-Options: nosniff');
    expect(head).toContain("frame-ancestors 'self'");
  });
});

describe('content negotiation', () => {
  it.each([
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['*', 'identity'],
    ['GZIP', 'gzip'],
    ['sbr, gzip', 'gzip'],
    ['br;q=0.001', 'br'],
  ])('%s → %s', (header, encoding) => expect(chooseEncoding(header)).toBe(encoding));

  it('compares entity tags weakly', () => {
    expect(matchesEtag('"abc"', 'W/"abc"')).toBe(true);
    expect(matchesEtag('W/"abd"', 'W/"abc"')).toBe(false);
    expect(matchesEtag('*', 'W/"abc"')).toBe(true);
  });

  it.each([
    ['"abc-gzip"', true],
    ['W/"abc-gzip"', true],
    ['W/"abc-br"', true],
    ['"abc--gzip"', true],
    ['"abc;gzip"', true],
    ['"x", W/"abc-br"', true],
    ['"abc-tar"', false],
    ['"abc-gzip-gzip"', false],
    ['"abcgzip"', false],
    ['"abd-gzip"', false],
    ['"ab-gzip"', false],
    ['abc-gzip', false],
  ])(
    'is recognised by the tag %s, to which a server in between may have added its encoding: %s',
    (sent, same) => expect(matchesEtag(sent, 'W/"abc"')).toBe(same),
  );
});
