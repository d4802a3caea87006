/** With https every answer tells browsers to keep to https; without it no answer does. */
import { connect } from 'node:net';
import { test as base, expect, Newsroom } from './newsroom.ts';

const test = base.extend<{ startWith: (env: Record<string, string>) => Promise<Newsroom> }>({
  startWith: async ({ browserName: _ }, use) => {
    const started: Newsroom[] = [];
    await use(async (env) => {
      const newsroom = new Newsroom();
      started.push(newsroom);
      await newsroom.start(env);
      return newsroom;
    });
    for (const newsroom of started) await newsroom.remove();
  },
});

/** Everything that is sent over a connection until it is closed. */
const say = (newsroom: Newsroom, text: string): Promise<string> =>
  new Promise((heard, failed) => {
    let answer = '';
    const socket = connect(Number(new URL(newsroom.url).port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('close', () => heard(answer));
    socket.on('error', failed);
  });

/** Every kind of answer, by name, with its request. */
function requests(etag: string): [name: string, status: number, head: string][] {
  const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}`;
  return [
    ['a page', 200, get('/', 'Accept-Encoding: br\r\n')],
    ['a page that a client has', 304, get('/', `If-None-Match: ${etag}\r\n`)],
    ['a head', 200, 'HEAD / HTTP/1.1\r\nHost: x\r\n'],
    ['no page', 404, get('/no-such-page')],
    ['a refused path', 400, get('/a%2fb/%00')],
    ['a redirect', 308, get('/world/')],
    ['a feed', 200, get('/feed.xml')],
    ['a frame for others', 404, get('/embed/world/2000/01/01/none')],
    ['a file of the build', 200, get('/favicon.ico')],
    ['the service worker', 200, get('/service-worker.js')],
    ['no picture', 404, get('/media/none.jpg')],
    ['a search', 200, get('/search?q=ferry')],
    ['suggestions', 200, get('/search/suggest?q=fer')],
    ['health', 200, get('/api/health')],
    ["a reader's page", 200, get('/sign-in')],
    ['methods', 204, 'OPTIONS / HTTP/1.1\r\nHost: x\r\n'],
    ['another method', 405, 'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n'],
    ['a call without a signature', 401, 'POST /api/publish HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n'],
    ['nonsense', 400, 'GET / HTTP/1.1\r\nHost : x\r\n'],
  ];
}

async function headersOf(newsroom: Newsroom): Promise<Map<string, string[]>> {
  const etag = (await fetch(newsroom.url)).headers.get('etag') ?? '';
  const found = new Map<string, string[]>();
  for (const [name, status, head] of requests(etag)) {
    const answer = await say(newsroom, `${head}Connection: close\r\n\r\n`);
    expect(answer, name).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const [fields = ''] = answer.split('\r\n\r\n');
    found.set(name, fields.match(/(?<=^Strict-Transport-Security: ).*(?=\r?$)/gim) ?? []);
  }
  return found;
}

// Each kind of page is rendered for the first time here.
test.describe.configure({ timeout: 90_000 });

test('with an https SITE_URL every answer has the header, also pages in memory sent by the fast lane', async ({
  startWith,
}) => {
  const newsroom = await startWith({ SITE_URL: 'https://paper.example' });
  for (const [name, values] of await headersOf(newsroom)) expect(values, name).toEqual(['max-age=31536000']);
  // Plain requests for a page in memory are answered with prepared bytes.
  const plain = 'GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n';
  const ready = await say(newsroom, `${plain}\r\n${plain}Connection: close\r\n\r\n`);
  expect(ready.match(/Strict-Transport-Security: max-age=31536000/g)).toHaveLength(2);
});

for (const [name, env] of [
  ['an http one', {}],
  ['HSTS=off', { SITE_URL: 'https://paper.example', HSTS: 'off' }],
] as const)
  test(`with ${name} no answer has the header`, async ({ startWith }) => {
    const newsroom = await startWith(env);
    for (const [kind, values] of await headersOf(newsroom)) expect(values, kind).toEqual([]);
  });
