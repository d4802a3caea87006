import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { servedDir } from '#lib/assets/served-files.ts';
import { staticFiles } from '#lib/web/static-files.ts';
import { serveFiles } from './serve-files.ts';

const CODE = 'export const words = ["paper", "press"];\n'.repeat(200);
/** Bytes that no encoding makes smaller, and more of them than the server keeps in memory. */
const NOISE = Buffer.from(
  Uint32Array.from({ length: 600_000 }, (_, n) => Math.imul(n ^ (n >>> 7), 0x9e3779b1)).buffer,
);

let root: string;
let server: Server;
const put = (path: string, text: string | Buffer): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'serve-files-'));
  vi.stubEnv('BROADSHEET_ROOT', root);
  put('.next/static/chunks/a.js', CODE);
  put('.next/static/media/face.woff2', NOISE);
  put('.next/assets/theme-1.js', 'go()');
  put('public/icons/im Süden.svg', `<svg>${'<path d="M0 0"/>'.repeat(50)}</svg>`);
  put('public/.hidden', 'secret');
  put('public/notes.js.gz', 'no gzip at all');
  put('public/notes.js', CODE);
  // From another build.
  put('.next/served/identity/old.js', 'old');
  await serveFiles();
  // The server needs only what the build has put there.
  for (const gone of ['public', '.next/static', '.next/assets'])
    rmSync(join(root, gone), { recursive: true });
  const files = staticFiles(servedDir(root));
  server = createServer((request, response) => {
    const sent = files(request, response, request.url ?? '');
    if (sent) sent.catch(() => response.writeHead(500).end());
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Pick<IncomingMessage, 'statusCode' | 'headers'> & { body: Buffer }> {
  const { port } = server.address() as AddressInfo; // it listens on a port
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode, headers } = response;
        resolve({ statusCode, headers, body: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}

describe('static files', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['identity', (body: Buffer) => body],
  ] as const)('come as %s where the client takes that', async (coding, undo) => {
    for (const path of ['/_next/static/chunks/a.js', '/notes.js']) {
      const { headers, body } = await ask(path, { 'accept-encoding': coding });
      expect(headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding);
      expect(headers['content-length']).toBe(String(body.byteLength));
      expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
      expect(undo(body).toString()).toBe(CODE);
      if (coding !== 'identity') expect(body.byteLength).toBeLessThan(CODE.length / 10);
    }
  });

  it('are sent uncompressed if compression makes them no smaller, and large ones in pieces', async () => {
    const short = await ask('/assets/theme-1.js', { 'accept-encoding': 'gzip' });
    expect(short.headers['content-encoding']).toBeUndefined();
    expect(short.body.toString()).toBe('go()');
    const large = await ask('/_next/static/media/face.woff2', { 'accept-encoding': 'gzip, br' });
    expect(large.headers).toMatchObject({ 'content-type': 'font/woff2', 'content-length': '2400000' });
    expect(large.body.equals(NOISE)).toBe(true);
  });

  it('are cached by browsers for ever if their name depends on their content, otherwise for an hour', async () => {
    const caching = async (path: string) => (await ask(path)).headers['cache-control'];
    expect(await caching('/_next/static/chunks/a.js')).toBe('public, max-age=31536000, immutable');
    expect(await caching('/assets/theme-1.js')).toBe('public, max-age=31536000, immutable');
    expect(await caching('/icons/im%20S%C3%BCden.svg')).toBe('public, max-age=3600');
  });

  it('are not sent again to a client that has them, nor in answer to HEAD', async () => {
    const path = '/notes.js';
    const { headers } = await ask(path, { 'accept-encoding': 'br' });
    const again = await ask(path, { 'if-none-match': String(headers.etag) });
    expect(again).toMatchObject({
      statusCode: 304,
      headers: { etag: headers.etag, vary: 'Accept-Encoding' },
    });
    expect(again.body.byteLength).toBe(0);
    const head = await ask(path, { 'accept-encoding': 'br' }, 'HEAD');
    expect(head.headers['content-length']).toBe(headers['content-length']);
    expect(head.body.byteLength).toBe(0);
  });

  it('are only those that the build lists, not other files on the disk', async () => {
    const gz = await ask('/notes.js.gz');
    expect(gz.body.toString()).toBe('no gzip at all');
    for (const path of [
      '/.hidden',
      '/old.js',
      '/files.json',
      '/identity/notes.js',
      '/../files.json',
      '/icons/../notes.js',
      '/notes.js.br',
      '/_next/static/chunks',
      '/__proto__',
      '/constructor',
    ])
      expect((await ask(path)).statusCode, path).toBe(404);
  });

  it('that have disappeared from the disk are answered with an error, not a crash', async () => {
    rmSync(join(servedDir(root), 'br/_next/static/chunks/a.js'));
    const fresh = staticFiles(servedDir(root));
    server.removeAllListeners('request').on('request', (request, response) => {
      const sent = fresh(request, response, request.url ?? '');
      if (sent) sent.catch(() => response.writeHead(500).end());
    });
    expect((await ask('/_next/static/chunks/a.js', { 'accept-encoding': 'br' })).statusCode).toBe(500);
    expect((await ask('/_next/static/chunks/a.js')).statusCode).toBe(200);
  });
});
