import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { answerWithMedia } from './media-files.ts';
import { readTarget } from './request-path.ts';

let content: string;
let db: EditionDatabase;
let close: () => void;
let server: Server;

beforeEach(async () => {
  content = mkdtempSync(join(tmpdir(), 'media files-'));
  vi.stubEnv('CONTENT_DIR', content);
  ({ db, close } = temporaryEdition());
  server = createServer((request, response) => {
    const target = readTarget(request.url ?? '');
    if (target.kind === 'refused') return response.writeHead(target.status).end();
    const version = new URLSearchParams(target.search).get('v') ?? undefined;
    answerWithMedia(request, response, db, target.path.slice('/media/'.length), version).catch(() =>
      response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  close();
  rmSync(content, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

const save = (file: string, bytes: Buffer | string): void => {
  mkdirSync(dirname(join(content, 'media', file)), { recursive: true });
  writeFileSync(join(content, 'media', file), bytes);
};

/** Saves a file and publishes it; answers its version. */
function publishFile(file: string, mime: string, bytes: Buffer | string): string {
  save(file, bytes);
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const record = { type: 'media', file, version, mime, bytes: Buffer.byteLength(bytes) } as const;
  publish(db, batchOf([record]), Date.now());
  return version;
}

/** A request with these headers and no others: `fetch` adds `Cache-Control: no-cache` to conditional ones. */
function ask(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }> {
  const { port } = server.address() as AddressInfo; // listening on TCP
  return new Promise((resolve, reject) => {
    get({ port, path: `/media/${path}`, headers, agent: false }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode, headers: response.headers, body });
    }).on('error', reject);
  });
}

const FILM = randomBytes(5_000);

describe('media files', () => {
  it('are kept for a year by their version, and for a minute without it', async () => {
    const version = publishFile('a b/bridge 100%.jpg', 'image/jpeg', FILM);
    const path = 'a%20b/bridge%20100%25.jpg';
    const versioned = await ask(`${path}?v=${version}`);
    expect(versioned.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(versioned.headers['content-type']).toBe('image/jpeg');
    expect(versioned.body).toEqual(FILM);
    expect((await ask(path)).headers['cache-control']).toBe('public, max-age=60');
    expect((await ask(`${path}?v=old`)).headers['cache-control']).toBe('public, max-age=60');
  });

  it('can be asked for in part, as films are, and a part that there is not is refused', async () => {
    publishFile('film.mp4', 'video/mp4', FILM);
    const part = await ask('film.mp4', { range: 'bytes=100-199' });
    expect(part.status).toBe(206);
    expect(part.headers['content-range']).toBe('bytes 100-199/5000');
    expect(part.body).toEqual(FILM.subarray(100, 200));
    const beyond = await ask('film.mp4', { range: 'bytes=9000-' });
    expect(beyond.status).toBe(416);
    expect(beyond.headers['content-range']).toBe('bytes */5000');
    expect(beyond.headers.etag).toBeUndefined();
  });

  it('answer preconditions: 304 for what the client has, 412 where it wanted another version', async () => {
    const version = publishFile('film.mp4', 'video/mp4', FILM);
    expect((await ask('film.mp4', { 'if-none-match': `"${version}"` })).status).toBe(304);
    expect((await ask('film.mp4', { 'if-match': '"another"' })).status).toBe(412);
  });

  it('are not kept under the version of a picture that was overwritten and is not published', async () => {
    const version = publishFile('film.mp4', 'video/mp4', FILM);
    save('film.mp4', FILM.subarray(0, 1_000));
    const cut = await ask(`film.mp4?v=${version}`);
    expect(cut.headers['cache-control']).toBe('no-cache');
    expect(cut.headers.etag).toBeUndefined();
  });

  it('are not kept under the version of a drawing that was overwritten, here or elsewhere', async () => {
    const good = '<svg xmlns="http://www.w3.org/2000/svg"><title>2026</title></svg>';
    const version = publishFile('chart.svg', 'image/svg+xml', good);
    save('chart.svg', good.replace('2026', '2027'));
    const other = await ask(`chart.svg?v=${version}`);
    expect(other.headers['cache-control']).toBe('no-cache');
    save('chart.svg', good);
    const mended = await ask(`chart.svg?v=${version}`);
    expect(mended.body.toString()).toBe(good);
    expect(mended.headers['cache-control']).toContain('immutable');
  });

  it('are only those that the edition lists, and lie in the folder', async () => {
    save('draft.jpg', FILM);
    expect((await ask('draft.jpg')).status).toBe(404);
    publishFile('link.jpg', 'image/jpeg', FILM);
    const outside = join(content, 'secret');
    writeFileSync(outside, 'secret');
    rmSync(join(content, 'media/link.jpg'));
    symlinkSync(outside, join(content, 'media/link.jpg'));
    expect((await ask('link.jpg')).status).toBe(404);
    expect((await ask('..%2fsecret')).status).toBe(400);
    publishFile('gone.svg', 'image/svg+xml', '<svg/>');
    rmSync(join(content, 'media/gone.svg'));
    expect((await ask('gone.svg')).status).toBe(404);
  });
});
