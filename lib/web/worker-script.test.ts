import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compressTightly } from '#lib/press/compress.ts';
import { withWorker } from './worker-script.ts';

vi.mock('#lib/press/compress.ts', { spy: true });

let dir: string;
let server: Server | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'worker '));
  writeFileSync(join(dir, 'service-worker.js'), 'keep();');
  writeFileSync(join(dir, 'leaving-worker.js'), 'leave();');
});
afterEach(() => {
  server?.close();
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true });
});

async function ask(
  headers: Record<string, string> = {},
  path = '/service-worker.js',
  files = withWorker(dir, () => false),
): Promise<Response> {
  server = createServer(async (request, response) => {
    const answer = files(request, response, request.url ?? '');
    if (!answer) response.writeHead(404).end();
    else await Promise.resolve(answer).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return fetch(`http://127.0.0.1:${port}${path}`, { headers });
}
const asBrowser = { 'Service-Worker': 'script' };

describe('the service worker’s script', () => {
  it('is asked for anew each time, may fetch from the paper only, and knows its limit', async () => {
    vi.stubEnv('OFFLINE_BYTES', '1234');
    const answer = await ask(asBrowser);
    expect(await answer.text()).toBe('self.OFFLINE_BYTES=1234;\nkeep();');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'");
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    const again = await ask({ ...asBrowser, 'If-None-Match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('is the same in every encoding', async () => {
    const texts = ['br', 'gzip', 'identity'].map(async (coding) => {
      const answer = await ask({ ...asBrowser, 'Accept-Encoding': coding });
      expect(answer.headers.get('content-encoding')).toBe(coding === 'identity' ? null : coding);
      return answer.text();
    });
    expect(new Set(await Promise.all(texts)).size).toBe(1);
  });

  it('is compressed again if that failed, and only once if it did not', async () => {
    vi.mocked(compressTightly).mockClear().mockRejectedValueOnce(new Error('No memory.'));
    const files = withWorker(dir, () => false);
    const statuses: number[] = [];
    for (let times = 0; times < 3; times += 1) statuses.push((await ask(asBrowser, undefined, files)).status);
    expect(statuses).toEqual([500, 200, 200]);
    expect(compressTightly).toHaveBeenCalledTimes(2);
  });

  it('is another version where a setting is another', async () => {
    const before = (await ask()).headers.get('etag');
    vi.stubEnv('OFFLINE_BYTES', '1');
    expect((await ask()).headers.get('etag')).not.toBe(before);
  });

  it('is called back where it is turned off: browsers get the one that leaves, pages hear that there is none', async () => {
    vi.stubEnv('SERVICE_WORKER', 'off');
    expect(await (await ask(asBrowser)).text()).toContain('leave();');
    expect((await ask()).status).toBe(410);
  });

  it('is not there where it was not built, and other files are others’', async () => {
    rmSync(join(dir, 'service-worker.js'));
    expect((await ask(asBrowser)).status).toBe(410);
    expect((await ask({}, '/robots.txt')).status).toBe(404);
  });
});
