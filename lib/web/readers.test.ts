import { createHmac } from 'node:crypto';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import type { RenderedPage } from '#lib/press/page.ts';
import { Press } from '#lib/press/press.ts';
import { ReadersAway } from '#lib/reader/front.ts';
import type { ReaderAnswer, ReaderRequest } from '#lib/reader/message.ts';
import { findView } from '#lib/views/handed-views.ts';
import { requestListener, type Website } from './handle-request.ts';
import { PublishGate } from './publish-signature.ts';
import { FORM_BODY, SYNC_BODY } from './readers.ts';
import { answeringNothing } from './search.fixtures.ts';
import { soundParts } from './site-parts.fixtures.ts';
import { freely, makingWith } from './website.fixtures.ts';

const SECRET = 'signs cookies';
/** A sign-in cookie as better-auth signs it. */
const signed = (secret = SECRET): string =>
  `broadsheet.session_token=${encodeURIComponent(`token.${createHmac('sha256', secret).update('token').digest('base64')}`)}`;

let server: Server;
let close: () => void;
let asked: ReaderRequest[];
let answer: ReaderAnswer | Error;
let rendered: string[];

const bytes = (text: string, headers: [string, string][] = []): ReaderAnswer => ({
  kind: 'bytes',
  status: 200,
  headers,
  body: new TextEncoder().encode(text),
});

beforeEach(async () => {
  const edition = temporaryEdition();
  close = edition.close;
  publish(edition.db, batchOf([articleRecord({ slug: 'talks', headline: 'Talks' })]), Date.now());
  [asked, rendered, answer] = [[], [], bytes('yours')];
  const render = async (href: string): Promise<RenderedPage> => {
    rendered.push(href);
    const token = href.startsWith('/readers/') ? href.split('/').at(-1) : undefined;
    const view = token && findView<{ title: string }>(token);
    const script = '<script src="/_next/static/x.js" async=""></script>';
    const html = `<!DOCTYPE html><html><head>${script}</head><body><p>${view ? view.title : href}</p></body></html>`;
    return { html, tags: [] };
  };
  const site: Website = {
    press: new Press({ limit: 1_000_000, keepFrameworkScripts: true, render }),
    make: makingWith((href) => render(href)),
    ...freely,
    files: () => false,
    log: pino({ level: 'silent' }),
    edition: () => edition.db,
    searcher: answeringNothing,
    readers: {
      ask: async (request) => {
        asked.push(request);
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    origin: 'https://paper.example',
    authSecret: () => SECRET,
    parts: () => soundParts(),
    syncDesk: async () => 1,
    catchUp: () => {},
    gate: new PublishGate('secret'),
  };
  server = createServer(requestListener(site));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  close();
});

const base = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // on TCP
const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(base() + path, { redirect: 'manual', ...init });

describe("a reader's page", () => {
  it('is made for the one who asks: kept nowhere, listed nowhere, with the cookies that were set', async () => {
    answer = {
      kind: 'view',
      status: 200,
      headers: [
        ['set-cookie', 'one=1; Path=/'],
        ['set-cookie', 'two=2; Path=/'],
      ],
      view: { page: 'notice', title: 'Only yours', text: '' },
    };
    for (const encoding of ['br', 'gzip', 'identity']) {
      const page = await get('/account', { headers: { 'Accept-Encoding': encoding } });
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('private, no-store');
      expect(page.headers.get('cdn-cache-control')).toBeNull();
      expect(page.headers.get('etag')).toBeNull();
      expect(page.headers.get('x-robots-tag')).toBe('noindex');
      expect(page.headers.getSetCookie()).toEqual(['one=1; Path=/', 'two=2; Path=/']);
      const html = await page.text();
      expect(html).toContain('Only yours');
      // Whatever public pages keep.
      expect(html).not.toContain('<script');
    }
    expect(new Set(rendered).size).toBe(3);
  });

  it('is nobody’s by its own address, and no other page’s address is a reader’s', async () => {
    expect((await get('/readers/0b9337f')).status).toBe(404);
    expect((await get('/libraryx')).status).toBe(404);
    expect((await get('/accounts')).status).toBe(404);
    expect(asked).toEqual([]);
  });

  it('has one address', async () => {
    expect((await get('/account/?a=b')).headers.get('location')).toBe('/account?a=b');
    expect((await get('/sign-out/', { method: 'POST' })).headers.get('location')).toBe('/sign-out');
  });

  it('is not found where the thread knows no such path', async () => {
    answer = { kind: 'unknown' };
    expect((await get('/account/nothing')).status).toBe(404);
  });
});

describe('the thread is told', () => {
  it('what was asked, of whom, and nothing that a reader could make up', async () => {
    await get('/account?x=1', {
      headers: {
        Cookie: 'a=b',
        'X-Forwarded-For': '6.6.6.6, 203.0.113.9',
        'X-Forwarded-Host': 'evil.example',
        'X-Broadsheet-Client': '1.2.3.4',
        Forwarded: 'host=evil.example',
        'User-Agent': 'Test',
      },
    });
    expect(asked[0]).toMatchObject({ method: 'GET', url: 'https://paper.example/account?x=1' });
    const headers = Object.fromEntries(asked[0]?.headers ?? []);
    expect(headers).toMatchObject({
      cookie: 'a=b',
      'user-agent': 'Test',
      'x-broadsheet-client': '203.0.113.9',
    });
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-forwarded-host']));
    expect(JSON.stringify(headers)).not.toMatch(/evil|1\.2\.3\.4|6\.6\.6\.6/);
  });

  it('of a form up to 8 KB; a larger one is refused with a sentence, with or without a declared length', async () => {
    await get('/account/email', { method: 'POST', body: 'x'.repeat(FORM_BODY) });
    expect(asked[0]?.body?.byteLength).toBe(FORM_BODY);
    const large = await get('/account/email', { method: 'POST', body: 'x'.repeat(FORM_BODY + 1) });
    expect(large.status).toBe(413);
    expect(large.headers.get('connection')).toBe('close');
    expect(await large.text()).toContain('8 KB');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const chunked = httpRequest(`${base()}/account/email`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      chunked.on('error', reject);
      for (let n = 0; n < 5; n += 1) chunked.write('x'.repeat(4 * 1024));
      chunked.end();
    });
    expect(status).toBe(413);
    expect(asked).toHaveLength(1);
  });

  it('of up to 256 KB from a device that syncs with a cookie of ours, and from no other', async () => {
    const sync = (body: string, cookie?: string): Promise<Response> =>
      get('/api/library/sync', { method: 'POST', body, headers: cookie ? { cookie } : {} });
    await sync('x'.repeat(SYNC_BODY), `a=b; ${signed()}`);
    expect(asked.at(-1)?.body?.byteLength).toBe(SYNC_BODY);
    const large = await sync('x'.repeat(SYNC_BODY + 1), signed());
    expect(large.status).toBe(413);
    expect(await large.text()).toContain('256 KB');
    expect(asked).toHaveLength(1);
    // The thread answers that nobody is signed in. It needs no body for that, and none is read.
    for (const cookie of [undefined, signed('another secret'), 'broadsheet.session_token=x']) {
      const refused = await sync('x'.repeat(FORM_BODY + 1), cookie);
      expect(refused.status).toBe(200);
      expect(refused.headers.get('connection')).toBe('close');
      expect(asked.at(-1)).not.toHaveProperty('body');
    }
  });
});

describe('where the thread is away', () => {
  it('readers are told so, and the paper is read as before', async () => {
    answer = new ReadersAway('gone');
    for (const path of ['/account', '/library', '/sign-in', '/api/auth/ok']) {
      const away = await get(path);
      expect(away.status).toBe(503);
      expect(away.headers.get('retry-after')).toBe('5');
      expect(away.headers.get('cache-control')).toBe('private, no-store');
      expect(await away.text()).toContain('the paper itself can');
    }
    expect((await get('/world/2024/05/01/talks')).status).toBe(200);
  });

  it('a fault of its own is a fault of one page', async () => {
    answer = new Error('a fault');
    expect((await get('/account')).status).toBe(500);
    answer = bytes('yours');
    expect(await (await get('/account')).text()).toBe('yours');
  });
});

it('other methods are refused, and other pages take no form', async () => {
  expect((await get('/account', { method: 'DELETE' })).status).toBe(405);
  expect((await get('/world', { method: 'POST', body: 'x' })).status).toBe(405);
  expect(asked).toEqual([]);
});
