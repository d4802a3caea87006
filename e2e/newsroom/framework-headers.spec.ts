/**
 * Headers, queries, cookies and addresses that Next's own script and processes use to talk to Next have no effect when a
 * stranger sends them. One process gets requests with each of them, for pages in memory and for pages not rendered yet;
 * another one on the same paper gets the same requests without them.
 */
import { type IncomingHttpHeaders, request as open } from 'node:http';
import { CLOCK } from '../../playwright.config.ts';
import { visible } from '../site/sample.ts';
import { test as base, expect, Newsroom } from './newsroom.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function ask(
  { url }: Newsroom,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = open(url + path, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { date: _, ...kept } = response.headers;
        resolve({ status: response.statusCode ?? 0, headers: kept, body: Buffer.concat(chunks).toString() });
      });
    });
    request.on('error', reject).end();
  });
}

const TREE = encodeURIComponent(JSON.stringify(['', { children: ['world', {}] }, null, null, true]));

const HEADERS: Record<string, string>[] = [
  { RSC: '1' },
  { RSC: '0' },
  { RSC: '' },
  { RSC: '1', 'Next-Router-State-Tree': TREE },
  { 'Next-Router-State-Tree': TREE },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  { 'Next-Router-Segment-Prefetch': '/_tree' },
  { 'Next-Url': '/world' },
  { RSC: '1', 'Next-Url': '/world' },
  { 'Next-HMR-Refresh': '1' },
  { 'x-nextjs-data': '1' },
  { 'Next-Action': '7f8e9d' },
  { Cookie: '__prerender_bypass=1; __next_preview_data=1' },
  { 'x-middleware-prefetch': '1' },
  { 'x-middleware-rewrite': '/errors/failure' },
  { 'x-middleware-next': '1' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware' },
  { 'x-invoke-path': '/errors/failure', 'x-invoke-output': '/errors/failure' },
  { 'x-invoke-status': '500', 'x-invoke-error': '{}' },
  { 'x-matched-path': '/errors/failure' },
  { 'x-now-route-matches': '1=failure' },
  { 'x-prerender-revalidate': 'a', 'x-prerender-revalidate-if-generated': '1' },
  { 'x-nextjs-rewrite': '/errors/failure', 'x-nextjs-redirect': '/errors/failure' },
  { 'x-nextjs-postponed': '1', 'next-resume': '1' },
  { 'next-test-fetch': '1' },
  { 'Sec-Purpose': 'prefetch;prerender' },
  { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '1' },
  { Accept: 'text/x-component' },
];

const QUERIES = [
  '_rsc',
  '_rsc=1a2b3',
  '__nextLocale=fr',
  '__nextDefaultLocale=fr',
  '__nextDataReq=1',
  '__nextNotFoundSrcPage=/world',
  'nxtPpath=failure',
  'nxtIpath=failure',
  '__flight__=1',
  '__nextppronly=1',
  'amp=1',
  'nextInternalLocale=fr',
];

const ADDRESSES = [
  '/_next/data/build/world.json',
  '/_next/image?url=%2Ficons%2Ficon-96.png&w=96&q=75',
  '/world.rsc',
  '/index.rsc',
  '/world.segments/_tree.segment.rsc',
  '/_error',
  '/404',
  '/500',
  '/_not-found',
  '/__nextjs_original-stack-frames',
  '/_next/static/../server/app/page.js',
];

const test = base.extend<object, { asked: Newsroom; plain: Newsroom }>({
  asked: [
    async ({ browserName: _ }, use) => {
      const newsroom = new Newsroom();
      await newsroom.start(SETTINGS);
      await use(newsroom);
      await newsroom.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  plain: [
    async ({ asked }, use) => {
      const newsroom = new Newsroom(asked);
      await newsroom.start({ ...SETTINGS, DESK: 'off' });
      await use(newsroom);
      await newsroom.stop('SIGKILL');
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
const SETTINGS = { BROADSHEET_CLOCK: CLOCK, SITE_URL: 'http://127.0.0.1', KEEP_PAGES: 'off' };

/** A page of the paper that has not been requested yet. */
const stories = visible.map(({ path }) => encodeURI(path));
function nextStory(): string {
  const story = stories.pop();
  if (story === undefined) throw new Error('Every story has been requested already.');
  return story;
}

for (const headers of HEADERS)
  test(`${JSON.stringify(headers)} changes no page`, async ({ asked, plain }) => {
    const unheld = nextStory();
    for (const path of [unheld, unheld, '/world', '/no-such-page', '/search?q=trade']) {
      const answer = await ask(asked, path, headers);
      expect(answer, path).toEqual(await ask(plain, path));
      expect(answer.headers.vary, path).toBe('Accept-Encoding');
    }
  });

for (const query of QUERIES)
  test(`?${query} changes no page, with or without RSC: 1`, async ({ asked, plain }) => {
    for (const headers of [{}, { RSC: '1' }] as Record<string, string>[]) {
      const unheld = nextStory();
      for (const path of [unheld, unheld, '/world'])
        expect(await ask(asked, `${path}?${query}`, headers), path).toEqual(await ask(plain, path));
      const search = '/search?q=trade';
      const answer = await ask(asked, `${search}&${query}`, headers);
      expect(answer).toEqual(await ask(plain, search));
    }
  });

for (const path of ADDRESSES)
  test(`${path} is not found, with or without RSC: 1`, async ({ asked, plain }) => {
    const unknown = await ask(plain, '/no-such-page');
    expect(unknown.status).toBe(404);
    for (const headers of [{}, { RSC: '1' }] as Record<string, string>[]) {
      const answer = await ask(asked, path, headers);
      if (answer.status === 400) expect(answer.body).toBe('The address is malformed.\n');
      else expect(answer).toEqual(unknown);
    }
  });

test('no page runs a server action, nor does a reader’s own page', async ({ asked, plain }) => {
  for (const path of ['/', '/world', '/library'])
    for (const action of ['7f8e9d', '']) {
      const type = { 'Content-Type': 'text/plain;charset=UTF-8' };
      const answer = await ask(asked, path, { ...type, 'Next-Action': action }, 'POST');
      expect(answer, path).toEqual(await ask(plain, path, type, 'POST'));
      expect(answer.status, path).not.toBe(200);
    }
});
