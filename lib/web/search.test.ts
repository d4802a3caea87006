import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TooBusy } from '#lib/admission/refusal.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import type { RenderedPage } from '#lib/press/page.ts';
import { Press } from '#lib/press/press.ts';
import type { SearchAnswer, SearchRequest } from '#lib/search/answer.ts';
import type { SearchView } from '#lib/search/search-view.ts';
import { findView } from '#lib/views/handed-views.ts';
import { requestListener } from './handle-request.ts';
import { PublishGate } from './publish-signature.ts';
import { withoutReaders } from './readers.fixtures.ts';
import { soundParts } from './site-parts.fixtures.ts';
import { freely, makingWith } from './website.fixtures.ts';

let server: Server;
let close: () => void;
let press: Press;
let asked: SearchRequest[];
let status: Exclude<SearchAnswer['status'], 'results'>;
let tokens: string[];
let refusal: Error | undefined;

beforeEach(async () => {
  const edition = temporaryEdition();
  close = edition.close;
  const story = articleRecord({ slug: 'talks', headline: 'Talks' });
  publish(edition.db, batchOf([story]), Date.now());
  [asked, tokens, status, refusal] = [[], [], 'failed', undefined];
  const render = async (href: string): Promise<RenderedPage> => {
    const token = href.split('/').at(-1) ?? '';
    tokens.push(token);
    const view = findView<SearchView>(token);
    return {
      html: `<html><body>${view?.answer.status} ${view?.choices.query} ${href}</body></html>`,
      tags: [],
    };
  };
  press = new Press({ limit: 1_000_000, keepFrameworkScripts: false, render });
  const site = {
    press,
    make: makingWith((href) => render(href)),
    ...freely,
    files: () => false as const,
    log: pino({ level: 'silent' }),
    edition: () => edition.db,
    parts: () => soundParts(),
    syncDesk: async () => 0,
    catchUp: () => {},
    ...withoutReaders,
    gate: new PublishGate('secret'),
    searcher: {
      search: async (request: SearchRequest): Promise<SearchAnswer> => {
        if (refusal) throw refusal;
        asked.push(request);
        return { status, query: request.query };
      },
      suggest: async () => ({
        queries: ['talks & more'],
        stories: [
          {
            headline: 'Talks',
            path: story.path,
            sectionTitle: 'World',
            language: 'en',
            direction: 'ltr' as const,
          },
        ],
      }),
    },
  };
  server = createServer(requestListener(site));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  close();
});

const get = (path: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: 'manual' }); // on TCP

describe('the search page', () => {
  it('is made for the one who asked: no cache keeps it, no engine lists it, the press holds nothing', async () => {
    for (const query of ['one', 'two', 'one']) {
      const answer = await get(`/search?q=${query}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('private, max-age=0, must-revalidate');
      expect(answer.headers.get('cdn-cache-control')).toBeNull();
      expect(answer.headers.get('x-robots-tag')).toBe('noindex');
      expect(await answer.text()).toContain(`failed ${query}`);
    }
    expect(press.held.pages).toBe(0);
    expect(new Set(tokens).size).toBe(3);
    expect(tokens.map(findView)).toEqual([undefined, undefined, undefined]);
  });

  it('asks what the address says, and nothing that has not the form of a choice', async () => {
    await get('/search?q=talks&sort=date&section=world&year=2007&after=1a_2b');
    await get('/search?q=talks&sort=x&section=../etc&year=20077&after=%00');
    expect(asked).toMatchObject([
      { query: 'talks', sort: 'date', section: 'world', year: 2007, after: '1a_2b' },
      { query: 'talks', sort: 'relevance', section: undefined, year: undefined, after: undefined },
    ]);
  });

  it('asks nothing where nothing was typed', async () => {
    expect(await (await get('/search')).text()).toContain('blank');
    expect(await (await get('/search?q=%00%20%E2%80%8F')).text()).toContain('blank');
    expect(asked).toEqual([]);
  });

  it.each([
    ['all', 503],
    ['asker', 429],
  ] as const)(
    'is refused in a sentence, without rendering a page for it, if too many requests of %s wait',
    async (whose, code) => {
      refusal = new TooBusy(whose);
      const answer = await get('/search?q=talks');
      expect(answer.status).toBe(code);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.text()).toContain('Please try again');
      expect(tokens).toEqual([]);
    },
  );

  it('reads an address of any length as far as it makes sense', async () => {
    const answer = await get(`/search?q=${'%22'.repeat(4_000)}`);
    expect(answer.status).toBe(200);
  });

  it('has one address, and no page below it', async () => {
    expect((await get('/search/?q=talks')).headers.get('location')).toBe('/search?q=talks');
    expect((await get('/search/0b9337f')).status).toBe(404);
  });
});

it('suggestions are what browsers take: the query, completions, what they are, where they lead', async () => {
  const answer = await get('/search/suggest?q=tal');
  expect(answer.headers.get('content-type')).toBe('application/x-suggestions+json; charset=utf-8');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  expect(await answer.json()).toEqual([
    'tal',
    ['talks & more', 'Talks'],
    ['', 'World'],
    ['/search?q=talks+%26+more', '/world/2024/05/01/talks'],
  ]);
});
