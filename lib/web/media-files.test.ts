import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { renditionsDir } from '#lib/env.ts';
import { keepFile, renditionFile } from '#lib/pictures/store.ts';
import { photograph } from '#lib/pictures/test-photographs.ts';
import { answerWithMedia } from './media-files.ts';
import { readTarget } from './request-path.ts';

let content: string;
let db: EditionDatabase;
let close: () => void;
let server: Server;

beforeEach(async () => {
  content = mkdtempSync(join(tmpdir(), 'media files-'));
  vi.stubEnv('CONTENT_DIR', content);
  vi.stubEnv('DATA_DIR', join(content, '.data'));
  ({ db, close } = temporaryEdition());
  server = createServer((request, response) => {
    const target = readTarget(request.url ?? '');
    if (target.kind === 'refused') return response.writeHead(target.status).end();
    const version = new URLSearchParams(target.search).get('v') ?? undefined;
    answerWithMedia(request, response, db, target.path.slice('/media/'.length), { version }).catch(() =>
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

/** Saves a file and publishes it with a story that shows it; answers its version. */
function publishFile(file: string, mime: string, bytes: Buffer | string): string {
  save(file, bytes);
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const record = { type: 'media', file, version, mime, bytes: Buffer.byteLength(bytes) } as const;
  const shown = articleRecord({ slug: `shows-${version}`, image: { file, alt: 'The bridge' } });
  publish(db, batchOf([record, shown]), Date.now());
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
  it('are sent even if a cleaned photograph cannot be kept because the disk is full or not writable', async () => {
    vi.stubEnv('LOG_LEVEL', 'silent');
    const picture = await photograph({ width: 300, height: 200 });
    const version = publishFile('bridge.jpg', 'image/jpeg', picture);
    mkdirSync(dirname(renditionsDir()), { recursive: true });
    writeFileSync(renditionsDir(), 'no folder');
    const sent = await ask(`bridge.jpg?v=${version}`);
    expect([sent.status, sent.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect((await sharp(sent.body).metadata()).width).toBe(300);
  });

  it('are kept for a year by their version, and for a minute without it', async () => {
    const version = publishFile('a b/bridge 100%.webm', 'video/webm', FILM);
    const path = 'a%20b/bridge%20100%25.webm';
    const versioned = await ask(`${path}?v=${version}`);
    expect(versioned.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(versioned.headers['content-type']).toBe('video/webm');
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

  it('are sent whole if several parts are asked for, and not at all if these are absurdly many', async () => {
    publishFile('film.mp4', 'video/mp4', FILM);
    const parts = (count: number): string =>
      `bytes=${Array.from({ length: count }, (_, n) => `${n * 4}-${n * 4 + 1}`).join()}`;
    const whole = await ask('film.mp4', { range: parts(32) });
    expect([whole.status, whole.body.byteLength]).toEqual([200, FILM.byteLength]);
    const refused = await ask('film.mp4', { range: parts(33) });
    expect(refused.status).toBe(416);
    expect(refused.headers.etag).toBeUndefined();
    expect((await ask('film.mp4', { range: parts(33), 'if-range': '"old"' })).status).toBe(200);
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
    publishFile('link.mp4', 'video/mp4', FILM);
    const outside = join(content, 'secret');
    writeFileSync(outside, 'secret');
    rmSync(join(content, 'media/link.mp4'));
    symlinkSync(outside, join(content, 'media/link.mp4'));
    expect((await ask('link.mp4')).status).toBe(404);
    expect((await ask('..%2fsecret')).status).toBe(400);
    publishFile('gone.svg', 'image/svg+xml', '<svg/>');
    rmSync(join(content, 'media/gone.svg'));
    expect((await ask('gone.svg')).status).toBe(404);
  });
});

describe('photographs', () => {
  const FOREVER = 'public, max-age=31536000, immutable';
  const ID = '0123456789abcdef';

  const publishPhotograph = async (): Promise<{ bytes: Buffer; version: string }> => {
    const bytes = await photograph({ width: 800, height: 500, withPlace: true });
    return { bytes, version: publishFile('bridge.jpg', 'image/jpeg', bytes) };
  };

  it('are never sent as their camera wrote them', async () => {
    const { bytes, version } = await publishPhotograph();
    const [first, second] = await Promise.all([ask(`bridge.jpg?v=${version}`), ask('bridge.jpg')]);
    expect(bytes.includes('SECRET-SERIAL')).toBe(true);
    expect(first.body.includes('SECRET-SERIAL')).toBe(false);
    expect((await sharp(first.body).metadata()).width).toBe(800);
    expect(first.headers['cache-control']).toBe(FOREVER);
    expect(second.headers['cache-control']).toBe('public, max-age=60');
    // From the disk, and in part.
    const part = await ask(`bridge.jpg?v=${version}`, { range: 'bytes=0-9' });
    expect(part.status).toBe(206);
    expect(part.body).toEqual(first.body.subarray(0, 10));
  });

  it('that were overwritten by one not published yet are sent clean, and kept by nobody', async () => {
    const { version } = await publishPhotograph();
    save('bridge.jpg', await photograph({ width: 640, height: 400, withPlace: true }));
    const answer = await ask(`bridge.jpg?v=${version}`);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body.includes('SECRET-SERIAL')).toBe(false);
    expect((await sharp(answer.body).metadata()).width).toBe(640);
    save('bridge.jpg', 'damaged');
    expect((await ask(`bridge.jpg?v=${version}`)).status).toBe(404);
  });

  it('have renditions, each kept for ever at its address', async () => {
    await publishPhotograph();
    const name = { id: ID, frame: 'whole', width: 640, format: 'avif' } as const;
    await keepFile(renditionFile(renditionsDir(), 'bridge.jpg', name), Buffer.from('rendition'));
    const found = await ask(`bridge.jpg/${ID}/whole-640.avif`);
    expect(found.headers['content-type']).toBe('image/avif');
    expect(found.headers['cache-control']).toBe(FOREVER);
    expect(found.body.toString()).toBe('rendition');
    const again = await ask(`bridge.jpg/${ID}/whole-640.avif`, { 'if-none-match': found.headers.etag ?? '' });
    expect(again.status).toBe(304);
  });

  it('stand in for a rendition that is not there', async () => {
    await publishPhotograph();
    const answer = await ask(`bridge.jpg/${ID}/whole-640.avif`);
    expect(answer.headers['content-type']).toBe('image/jpeg');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect((await sharp(answer.body).metadata()).width).toBe(800);
  });

  it('that no public page shows have no renditions either, whatever other picture is named', async () => {
    await publishPhotograph();
    const name = { id: ID, frame: 'whole', width: 640, format: 'avif' } as const;
    await keepFile(renditionFile(renditionsDir(), 'hidden.jpg', name), Buffer.from('secret'));
    expect((await ask(`hidden.jpg/${ID}/whole-640.avif`)).status).toBe(404);
    expect((await ask(`bridge.jpg/${ID}/whole-640.avif`)).body.includes('secret')).toBe(false);
    expect((await ask(`bridge.jpg/${ID}/..%2f..-640.avif`)).status).toBe(400);
  });
});
