/** The paper behind Debian's nginx with deploy/nginx.conf: two web processes, one desk. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test as base } from '@playwright/test';
import { findFreePorts } from '../../bin/free-ports.ts';
import { expect, Newsroom } from './newsroom.ts';

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/nginx/sbin/nginx'].find(existsSync);
const CONFIG = join(import.meta.dirname, '../../deploy/nginx.conf');

interface Front {
  url: string;
  newsroom: Newsroom;
  second: Newsroom;
  start: () => Promise<void>;
  startSecond: () => Promise<void>;
}

/** The file that operators are given, with other ports and another folder. */
function configOf(folder: string, port: number, upstreams: readonly string[]): string {
  const servers = upstreams.map((url) => `server ${new URL(url).host} max_fails=0;`).join(' ');
  const site = readFileSync(CONFIG, 'utf8')
    .replace('/var/cache/nginx/broadsheet', join(folder, 'cache'))
    .replace(/server 127\.0\.0\.1:3000[^;]*;/, servers)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:80;', '')
    .replace('rate=50r/s', 'rate=5000r/s');
  writeFileSync(join(folder, 'site.conf'), site);
  return `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; include ${folder}/site.conf; }`;
}

/**
 * How soon what is saved reaches readers, at the latest, in ms: a second of the paper's own, and nginx's. nginx counts
 * whole seconds: what it got at the start of one it keeps to the end of the next.
 */
const LIVE_AFTER = 1_000 + 2_000;

/** Waits until nothing that nginx has cached so far is fresh. It counts whole seconds: an answer is fresh to the end of the next second. */
const whatIsKeptIsOver = (): Promise<void> => pause((Math.floor(Date.now() / 1000) + 2) * 1000 - Date.now());

const test = base.extend<object, { front: Front }>({
  front: [
    async ({ browserName: _ }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'broadsheet-nginx-'));
      const [port = 0] = await findFreePorts(1);
      const url = `http://127.0.0.1:${port}`;
      const newsroom = new Newsroom();
      const second = new Newsroom(newsroom);
      const start = () => newsroom.start({ SITE_URL: url });
      const startSecond = () => second.start({ SITE_URL: url, DESK: 'off' });
      await start();
      await startSecond();
      mkdirSync(join(folder, 'cache'));
      writeFileSync(join(folder, 'nginx.conf'), configOf(folder, port, [newsroom.url, second.url]));
      const nginx: ChildProcess = spawn(String(NGINX), ['-c', join(folder, 'nginx.conf'), '-p', folder], {
        stdio: 'inherit',
      });
      await expect
        .poll(() =>
          fetch(url).then(
            (response) => response.status,
            () => 0,
          ),
        )
        .toBe(200);
      await use({ url, newsroom, second, start, startSecond });
      nginx.kill('SIGTERM');
      await second.stop('SIGKILL');
      await newsroom.remove();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.skip(
  NGINX === undefined,
  'nginx is not installed (Debian: apt-get install nginx): its configuration was not tried.',
);
test.describe.configure({ mode: 'serial' });

test('its configuration is sound as it is given to operators', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-nginx-'));
  mkdirSync(join(folder, 'cache'));
  writeFileSync(join(folder, 'nginx.conf'), configOf(folder, 8080, ['http://127.0.0.1:3000']));
  execFileSync(String(NGINX), ['-t', '-q', '-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: 'pipe',
  });
  rmSync(folder, { recursive: true, force: true });
});

test('a page comes compressed once for all, is known by its tag, and is not asked for again within a second', async ({
  front,
}) => {
  const get = (headers: Record<string, string> = {}) => fetch(`${front.url}/world`, { headers });
  const page = await get({ 'Accept-Encoding': 'br;q=1, gzip' });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-encoding')).toBe('br');
  const gzip = await get({ 'Accept-Encoding': 'gzip' });
  expect(gzip.headers.get('content-encoding')).toBe('gzip');
  const html = await page.text();
  expect((await gzip.text()) === html).toBe(true);
  const identity = await get({ 'Accept-Encoding': 'identity' });
  expect(identity.headers.get('content-encoding')).toBeNull();
  expect((await identity.text()) === html).toBe(true);
  const etag = String(page.headers.get('etag'));
  const known = await get({ 'If-None-Match': etag, 'Accept-Encoding': 'br' });
  expect(known.status).toBe(304);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('what is saved is there for readers as soon as what nginx keeps for a second is over', async ({
  front,
}) => {
  const { newsroom, url } = front;
  const story = newsroom.story({ slug: 'behind-nginx', headline: 'Version 0' });
  newsroom.save(story.file, story.text);
  await expect
    .poll(async () => (await fetch(url + story.path)).status, { intervals: [20], timeout: LIVE_AFTER })
    .toBe(200);
  // Long unread: what is kept of it is not sent once more while it is asked for again.
  newsroom.save(story.file, story.text.replace('Version 0', 'Version 1'));
  await whatIsKeptIsOver();
  expect((await (await fetch(url + story.path)).text()).includes('Version 1')).toBe(true);
  for (let version = 2; version < 5; version += 1) {
    newsroom.save(story.file, story.text.replace('Version 0', `Version ${version}`));
    const saved = Date.now();
    let text = '';
    while (!text.includes(`Version ${version}`)) {
      text = await (await fetch(url + story.path)).text();
      expect(Date.now() - saved).toBeLessThan(LIVE_AFTER);
      await pause(20);
    }
  }
});

test('one process that is lost loses no reader a page', async ({ front }) => {
  const { newsroom, second, url, start, startSecond } = front;
  const paths = ['/', '/world', '/politics', '/corrections', '/feed.xml'];
  const statuses = new Map<number, number>();
  let isOver = false;
  const reader = async (n: number): Promise<void> => {
    for (let request = n; !isOver; request += 1) {
      const response = await fetch(`${url}${paths[request % paths.length]}?reader=${n}-${request}`);
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
  };
  const answers = () => [...statuses.values()].reduce((sum, count) => sum + count, 0);
  /** Resolves when the readers have got this many more answers. */
  const read = async (count: number): Promise<void> => {
    const before = answers();
    await expect.poll(() => answers() - before, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
  };
  const readers = Promise.all([0, 1, 2, 3].map(reader));
  await read(50);
  await second.stop('SIGKILL');
  await read(100);
  await startSecond();
  await read(50);
  // The one with the desk, told to stop, answers what it has begun.
  await newsroom.stop('SIGTERM');
  await read(100);
  isOver = true;
  await readers;
  expect([...statuses.keys()]).toEqual([200]);
  await start();
});

test('headers that are too large, a body that is too large and a client that stalls take nothing from others', async ({
  front,
}) => {
  const { url } = front;
  const flood = { 'X-Flood': 'x'.repeat(20_000) };
  expect((await fetch(url, { headers: flood })).status).toBe(400);
  const large = await fetch(`${url}/api/publish`, { method: 'POST', body: 'x'.repeat(2 * 1024 * 1024) }).then(
    (response) => response.status,
    () => 413,
  );
  expect(large).toBe(413);
  const { port } = new URL(url);
  const stalled = Array.from({ length: 40 }, () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    return socket;
  });
  const begun = performance.now();
  for (let n = 0; n < 50; n += 1) expect((await fetch(`${url}/world?n=${n}`)).status).toBe(200);
  expect((performance.now() - begun) / 50).toBeLessThan(100);
  for (const socket of stalled) socket.destroy();
});
