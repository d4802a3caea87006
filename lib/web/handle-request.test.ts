import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findCard } from '#lib/cards/find-card.ts';
import { cardDigest, versionOf } from '#lib/cards/subject.ts';
import type { SiteRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { renderDocument } from '#lib/feeds/documents.ts';
import type { RenderedDocument, RenderedPage } from '#lib/press/page.ts';
import { Press } from '#lib/press/press.ts';
import { requestListener, type Website } from './handle-request.ts';
import { PublishGate, signPublish } from './publish-signature.ts';
import { withoutReaders } from './readers.fixtures.ts';
import { answeringNothing } from './search.fixtures.ts';
import { soundParts } from './site-parts.fixtures.ts';
import { freely, makingWith } from './website.fixtures.ts';

const SECRET = 's3cret';
const story = articleRecord({ slug: 'talks' });

let server: Server;
let close: () => void;
let logged: { msg: string; path?: string; level: number }[];
let render: (href: string) => Promise<RenderedPage | RenderedDocument | undefined>;
let site: Website;

const pageOf = (href: string): RenderedPage => ({ html: `<html><body>${href}</body></html>`, tags: [] });

beforeEach(async () => {
  const edition = temporaryEdition();
  close = edition.close;
  publish(edition.db, batchOf([story]), Date.now());
  logged = [];
  render = async (href) => pageOf(href);
  site = {
    press: new Press({ limit: 1_000_000, keepFrameworkScripts: false, render: (href) => render(href) }),
    make: makingWith((href) => render(href)),
    ...freely,
    files: () => false,
    log: pino({ level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line)) }),
    edition: () => edition.db,
    searcher: answeringNothing,
    parts: () => soundParts(),
    syncDesk: async () => 7,
    catchUp: () => {},
    ...withoutReaders,
    gate: new PublishGate(SECRET),
  };
  server = createServer(requestListener(site));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  close();
});

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: 'manual', ...init }); // on TCP

const callPublish = (body = '{}'): Promise<Response> => {
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    'X-Broadsheet-Timestamp': String(timestamp),
    'X-Broadsheet-Signature': signPublish(SECRET, timestamp, body),
  };
  return ask('/api/publish', { method: 'POST', body, headers });
};

describe('a request for a page', () => {
  it('is answered with the page, whatever query, cookie or Host came with it', async () => {
    const answer = await ask(`${story.path}?fbclid=1`, { headers: { cookie: 'a=b' } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(story.path);
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(site.press.held.pages).toBe(1);
  });

  it('is answered in absolute-form too, as a client sends it that believes to talk to a proxy', async () => {
    const { port } = server.address() as AddressInfo; // on TCP
    const raw = (head: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`${head}\r\nHost: a\r\nConnection: close\r\n\r\n`),
        );
        let text = '';
        socket.on('data', (piece) => {
          text += piece;
        });
        socket.on('close', () => resolve(text)).on('error', reject);
      });
    for (const origin of ['http://meridian.example', `http://127.0.0.1:${port}`]) {
      const answer = await raw(`GET ${origin}${story.path}?x=1 HTTP/1.1`);
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
      expect(answer).toContain(story.path);
    }
    // It is a path here, and never another host.
    const other = await raw('GET http://meridian.example//evil.example/ HTTP/1.1');
    expect(other).toMatch(/^HTTP\/1\.1 404/);
    expect(other).not.toMatch(/^location:/im);
  });

  it('is led to the page that an old query means, also from a page that is held', async () => {
    const edition = site.edition();
    const redirects = [
      { from: '/?p=123', to: story.path },
      { from: '/old.pdf', to: '/media/report.pdf' },
    ];
    if (edition) publish(edition, batchOf([{ type: 'redirects', redirects, patterns: [] }]), Date.now());
    site.hasQueryRedirects = () => true;
    await site.press.obtain('/');
    const answer = await ask('/?p=123&utm_source=a');
    expect([answer.status, answer.headers.get('location')]).toEqual([308, story.path]);
    expect((await ask('/?p=124')).status).toBe(200);
    expect((await ask('/?p=%')).status).toBe(200);
    const file = await ask('/old.pdf');
    expect([file.status, file.headers.get('location')]).toEqual([308, '/media/report.pdf']);
  });

  it('gets the real not-found page where the story was taken down while it was being rendered', async () => {
    render = async (href) => (href === story.path ? undefined : pageOf(href));
    const answer = await ask(story.path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('/errors/not-found');
  });

  it('is told that the story is gone where it was withdrawn while it was being rendered', async () => {
    render = async (href) => {
      if (href !== story.path) return pageOf(href);
      const edition = site.edition();
      const withdrawn = articleRecord({ slug: 'talks', status: 'withdrawn' });
      if (edition) publish(edition, batchOf([withdrawn]), Date.now());
      return undefined;
    };
    const answer = await ask(story.path);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain(`/errors/gone${story.path}`);
  });

  it('gets a sentence where even the not-found page cannot be made', async () => {
    render = async () => undefined;
    const answer = await ask('/nothing');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/no such page/);
  });

  it('gets the page for failures, and no cache keeps it, when Next fails', async () => {
    await site.press.obtain('/errors/failure');
    render = () => Promise.reject(new Error('Next is broken.'));
    const answer = await ask(`${story.path}?email=reader@example.org`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('/errors/failure');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is told to come back, and not that the page has failed, while the desk makes another edition', async () => {
    site.parts = () => soundParts({ edition: { articles: 1, version: 1, isDamaged: true, hasSite: true } });
    await site.press.obtain('/errors/failure');
    render = () => Promise.reject(new Error('The database disk image is malformed.'));
    const answer = await ask(story.path);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('/errors/failure');
  });

  it('gets a sentence when Next fails and no page for failures is at hand', async () => {
    render = () => Promise.reject(new Error('Next is broken.'));
    const answer = await ask(story.path);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toMatch(/try again/);
  });

  it('leaves no query in the log when it fails: it may hold what a reader typed', async () => {
    render = () => Promise.reject(new Error('Next is broken.'));
    await ask(`${story.path}?email=reader@example.org`, { headers: { 'user-agent': 'Agent/1' } });
    expect(logged.map(({ path }) => path)).toEqual([story.path]);
    expect(JSON.stringify(logged)).not.toMatch(/reader@|Agent|127\.0\.0\.1/);
  });

  it('is told to come back when too many other pages wait to be rendered', async () => {
    render = () => new Promise(() => {});
    for (let n = 0; n < 300; n += 1)
      site.press.obtain(`/other/${n}`, { kind: 'page', asker: `198.51.100.${n}` }).catch(() => {});
    const answer = await ask(story.path);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a client-side navigation', () => {
  it('is a request like any other if framework scripts are removed, whether the page is held or not', async () => {
    for (const RSC of ['1', '0', '']) {
      site.press.clear();
      for (const path of [story.path, story.path, '/none']) {
        const answer = await ask(path, { headers: { RSC, 'Next-Router-Prefetch': '1' } });
        expect(answer.headers.get('vary')).toBe('Accept-Encoding');
        expect(await answer.text()).toBe(await (await ask(path)).text());
      }
    }
  });

  it('is cached nowhere if the scripts are kept: a correction must reach it as it reaches the page', async () => {
    site.withNavigation = true;
    const answer = await ask(story.path, { headers: { RSC: '1' } });
    expect(await answer.text()).toBe('payload');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the publish call', () => {
  it('is told that the desk does not answer, in JSON', async () => {
    site.syncDesk = () => Promise.reject(new Error('The desk is not running.'));
    const answer = await callPublish();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ error: 'The desk is not running.' });
  });

  it('is answered, not cut off, when its body is too large', async () => {
    const answer = await callPublish('x'.repeat(200_000));
    expect(answer.status).toBe(413);
    expect(answer.headers.get('connection')).toBe('close');
  });

  it('names the one method that it takes', async () => {
    const answer = await ask('/api/publish');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
  });
});

describe('short answers', () => {
  it('have a length, so that HEAD and GET say the same', async () => {
    const get = await ask('/world/%zz');
    const head = await ask('/world/%zz', { method: 'HEAD' });
    expect(get.status).toBe(400);
    expect(get.headers.get('content-length')).toBe(String((await get.text()).length));
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
  });
});

describe('share cards', () => {
  const PAPER: SiteRecord = {
    type: 'site',
    name: 'The Meridian',
    tagline: 'News with its longitude',
    timeZone: 'Asia/Kolkata',
    locale: 'en-IN',
    social: [],
    newsletters: [],
    policies: {},
  };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'web-cards-'));
    vi.stubEnv('DATA_DIR', folder);
    const edition = site.edition();
    const hidden = articleRecord({ slug: 'draft', status: 'draft' });
    if (edition) publish(edition, batchOf([PAPER, hidden]), Date.now());
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are drawn for public pages alone, and kept for ever by the version that pages name', async () => {
    const card = `/cards${story.path}.png`;
    const drawn = await ask(card);
    expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(drawn.headers.get('cache-control')).toBe('public, max-age=300');
    const etag = drawn.headers.get('etag') ?? '';
    expect((await ask(card, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    const found = site.edition();
    const said = found && findCard(found, { page: story.path, now: Date.now() });
    const version = said && versionOf(cardDigest(said));
    expect((await ask(`${card}?v=${version}`)).headers.get('cache-control')).toContain('immutable');
    expect((await ask(`${card}?v=0000000000`)).headers.get('cache-control')).toBe('public, max-age=300');
    for (const path of ['/world/2024/05/01/draft.png', '/world/2024/05/01/none.png', '/corrections.png'])
      expect((await ask(`/cards${path}`)).status, path).toBe(404);
    expect((await ask('/cards/front.png')).status).toBe(200);
    const wide = await ask(`/cards${story.path}.16x9.png?v=${version}`);
    expect([wide.status, wide.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(wide.headers.get('cache-control')).toContain('immutable');
  });
});

describe('a request of a program', () => {
  beforeEach(() => {
    publish(
      site.edition() as EditionDatabase, // the test's own
      batchOf([
        {
          type: 'site',
          name: 'The Meridian',
          tagline: 'News',
          timeZone: 'UTC',
          locale: 'en',
          social: [],
          newsletters: [],
          policies: {},
        },
      ]),
      Date.now(),
    );
    render = async (href) => renderDocument(site.edition() as EditionDatabase, href) ?? pageOf(href); // as above
  });

  it('for a feed is answered with it, and the next time from memory', async () => {
    const answer = await ask('/feed.xml?utm_source=x');
    expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain(`${story.path}</link>`);
    expect(site.press.find('/feed.xml')).toBeDefined();
  });

  it('for a feed of nothing is answered with 404, and with another slash led to the one address', async () => {
    expect((await ask('/nowhere/feed.xml')).status).toBe(404);
    expect((await ask('/topics/nothing/atom.xml')).status).toBe(404);
    expect((await ask('/feed.xml/')).headers.get('location')).toBe('/feed.xml');
  });

  it('that takes no compression gets a large document whole', async () => {
    const long = Array.from({ length: 4_000 }, () => `${randomUUID()}\n`);
    render = async () => ({ pieces: long, type: 'application/xml; charset=utf-8', tags: [] });
    const answer = await ask('/sitemap.xml', { headers: { 'accept-encoding': 'identity' } });
    expect(answer.headers.get('content-encoding')).toBeNull();
    // It is undone as it is sent, so nobody knows how long it will be.
    expect(answer.headers.get('content-length')).toBeNull();
    expect(await answer.text()).toBe(long.join(''));
  });

  it('that has the feed already costs the server less than 5 ms', async () => {
    const { headers } = await ask('/feed.xml');
    const etag = headers.get('etag') ?? '';
    const costs: number[] = [];
    const listener = requestListener(site);
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      const began = performance.now();
      response.once('finish', () => costs.push(performance.now() - began));
      listener(request, response);
    });
    for (let n = 0; n < 50; n += 1)
      expect((await ask('/feed.xml', { headers: { 'if-none-match': etag } })).status).toBe(304);
    costs.sort((one, other) => one - other);
    expect(costs[25]).toBeLessThan(5);
  });
});
