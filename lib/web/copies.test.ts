import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { renderDocument } from '#lib/feeds/documents.ts';
import { HOSTILE, HOSTILE_LEGAL, NOW, openPaper, SENTINEL } from '#lib/feeds/newsroom.fixtures.ts';
import { readXml, textOfChild } from '#lib/feeds/xml-reader.fixtures.ts';
import { Press } from '#lib/press/press.ts';
import { requestListener } from './handle-request.ts';
import { PublishGate } from './publish-signature.ts';
import { withoutReaders } from './readers.fixtures.ts';
import { answeringNothing } from './search.fixtures.ts';
import { soundParts } from './site-parts.fixtures.ts';
import { freely, makingWith } from './website.fixtures.ts';

const STORY = '/world/2024/06/01/hostile';
const address = (path: string): string => `https://meridian.example${path}`;

let server: Server;
let db: EditionDatabase;
let close: () => void;

beforeEach(async () => {
  vi.stubEnv('SITE_URL', 'https://meridian.example');
  vi.stubEnv('BROADSHEET_CLOCK', new Date(NOW).toISOString());
  ({ db, close } = openPaper());
  const press = new Press({
    limit: 1_000_000,
    keepFrameworkScripts: false,
    render: async (href) =>
      renderDocument(db, href) ?? { html: `<html><body>${href}</body></html>`, tags: [] },
  });
  const site = {
    press,
    make: makingWith(async () => undefined),
    ...freely,
    files: () => false as const,
    log: pino({ level: 'silent' }),
    edition: () => db,
    searcher: answeringNothing,
    parts: () => soundParts(),
    syncDesk: async () => 1,
    catchUp: () => {},
    ...withoutReaders,
    gate: new PublishGate('secret'),
  };
  server = createServer(requestListener(site));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  close();
  vi.unstubAllEnvs();
});

const ask = (path: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: 'manual' }); // on TCP
const oembed = (query: Record<string, string>): Promise<Response> =>
  ask(`/oembed?${new URLSearchParams(query)}`);
const described = async (query: Record<string, string> = {}) =>
  (await oembed({ url: address(STORY), ...query })).json();

describe('oEmbed', () => {
  it('describes a story as a card that another site can show', async () => {
    const answer = await oembed({ url: address(STORY) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toEqual({
      version: '1.0',
      type: 'rich',
      title: HOSTILE,
      author_name: 'Maya "M" Rao',
      author_url: address('/authors/maya'),
      provider_name: 'The Meridian & Co',
      provider_url: address('/'),
      cache_age: 3600,
      thumbnail_url: expect.stringMatching(
        /^https:\/\/meridian\.example\/cards\/world\/2024\/06\/01\/hostile\.png\?v=/,
      ),
      thumbnail_width: 1200,
      thumbnail_height: 630,
      html: expect.stringMatching(
        /^<iframe src="https:\/\/meridian\.example\/embed\/world\/2024\/06\/01\/hostile" width="600" height="240" title="[^"<>]*"[^<>]*><\/iframe>$/,
      ),
      width: 600,
      height: 240,
    });
  });

  it('says the same in XML', async () => {
    const answer = await oembed({ url: address(STORY), format: 'xml' });
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const root = readXml(await answer.text());
    const json = await described();
    for (const [name, value] of Object.entries(json)) {
      const expected = name === 'title' ? HOSTILE_LEGAL : String(value).replace('\u0007', '');
      expect(textOfChild(root, name), name).toBe(expected);
    }
  });

  it('takes no more room than there is, with no larger picture', async () => {
    const narrow = await described({ maxwidth: '320', maxheight: '150' });
    expect(narrow).toMatchObject({ width: 320, height: 150 });
    expect(narrow.html).toContain('width="320" height="150"');
    expect(narrow).not.toHaveProperty('thumbnail_url');
    expect(await described({ maxwidth: '320' })).toMatchObject({ width: 320, height: 400 });
    expect(await described({ maxwidth: '-1', maxheight: 'x' })).toMatchObject({ width: 600, height: 240 });
    expect(await described({ maxwidth: '2000' })).toMatchObject({ width: 600, thumbnail_width: 1200 });
  });

  it.each([
    `${address(STORY)}?utm_source=x#part`,
    `http://meridian.example${STORY}/`,
    address('/World/2024/06/01/Hostile'),
  ])('knows a story by %s', async (url) => {
    expect((await (await oembed({ url })).json()).title).toBe(HOSTILE);
  });

  it.each([
    '',
    'nonsense',
    'https://else.example/world/2024/06/01/hostile',
    'javascript://meridian.example/world/2024/06/01/hostile',
    address('/'),
    address('/world'),
    address('/world/2024/06/01/nothing'),
    address('/%zz'),
    ...['draft', 'scheduled', 'withdrawn', 'expired'].map((slug) => address(`/world/2024/06/01/${slug}`)),
  ])('has nothing to say of %j', async (url) => {
    for (const format of ['json', 'xml']) {
      const answer = await oembed({ url, format });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(await answer.text()).not.toContain(SENTINEL);
    }
  });

  it('says which formats there are to who asks for another', async () => {
    expect((await oembed({ url: address(STORY), format: 'yaml' })).status).toBe(501);
  });
});

describe('copies of a story', () => {
  it('may be framed by any site where they are cards, and nowhere else', async () => {
    const card = await ask(`/embed${STORY}`);
    expect(card.status).toBe(200);
    expect(card.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(card.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-.*; frame-ancestors \*$/,
    );
    expect(card.headers.get('x-frame-options')).toBeNull();
    expect(card.headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of [`${STORY}.md`, STORY, '/llms.txt', '/feed.xml', `/oembed?url=${address(STORY)}`]) {
      const { headers, status } = await ask(path);
      expect(status, path).toBe(200);
      expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN');
      expect(headers.get('content-security-policy') ?? '', path).not.toContain('*');
    }
  });

  it.each(['text', 'card'])('are kept out of results, and kept by the press: %s', async (form) => {
    const path = form === 'text' ? `${STORY}.md` : `/embed${STORY}`;
    const answer = await ask(path);
    expect(answer.headers.get('x-robots-tag')).toBe('noindex');
    expect(answer.headers.get('etag')).toBeTruthy();
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['draft', 404],
    ['scheduled', 404],
    ['nothing', 404],
    ['withdrawn', 410],
    ['expired', 410],
  ])('answer as the page does: %s', async (slug, status) => {
    const page = `/world/2024/06/01/${slug}`;
    for (const path of [page, `${page}.md`, `/embed${page}`]) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(status);
      expect(answer.headers.get('x-frame-options'), path).toBe('SAMEORIGIN');
      expect(await answer.text(), path).not.toContain(SENTINEL);
    }
  });

  it('lead to where their story is', async () => {
    for (const [asked, there] of [
      ['/World/2024/06/01/Hostile.md', `${STORY}.md`],
      ['/embed/World/2024/06/01/hostile', `/embed${STORY}`],
      [`${STORY}.md/`, `${STORY}.md`],
    ] as const) {
      const answer = await ask(asked);
      expect([answer.status, answer.headers.get('location')], asked).toEqual([308, there]);
    }
  });
});
