import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { BAGHDAD } from './pages.ts';

/** Sends bytes as they are and returns the status line and all that followed. */
function raw(baseURL: string | undefined, text: string): Promise<string> {
  const { hostname, port } = new URL(String(baseURL));
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
  });
}

const ask = (line: string): string => `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;

for (const [what, line, status] of [
  ['an address of 100 KB', `GET /${'a'.repeat(100_000)}`, 414],
  ['a bad percent-escape', 'GET /world/%zz', 400],
  ['half a character', 'GET /world/%E0%A4', 400],
  ['a NUL', 'GET /world/%00', 400],
  ['a way out of the folder', 'GET /media/..%2f..%2fpackage.json', 400],
  ['dot segments', 'GET /media/../../package.json', 400],
  ['a month that is none', 'GET /world/2007/13/45/x', 404],
  ['a page past the end', 'GET /world/page/999999', 404],
  ['another site’s PHP', 'GET /wp-login.php', 404],
  ['the list of previews', 'GET /desk/preview', 404],
  ['a preview of a story', `GET /desk/preview${BAGHDAD}`, 404],
  ['a preview’s stylesheet', 'GET /desk/preview.css', 404],
  ['an unknown method', 'PROPFIND /world', 405],
  ['DELETE', `DELETE ${BAGHDAD}`, 405],
  ['a POST to a page', 'POST /world', 405],
  ['OPTIONS', 'OPTIONS /world', 204],
  ['HEAD of a page', 'HEAD /world', 200],
  ['HEAD of nothing', 'HEAD /nothing', 404],
  ['nonsense', 'NONSENSE', 400],
  ['an address in absolute-form', 'GET http://example.org/world', 200],
  ['an address of another scheme', 'GET ftp://example.org/world', 400],
] as const) {
  test(`${what} is answered with ${status} and no stack trace`, async ({ baseURL }) => {
    const answer = await raw(baseURL, ask(line));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toMatch(/\.ts:\d+|\.js:\d+|node_modules|\bat [A-Z]\w+\./);
    if (line.startsWith('HEAD')) expect(answer.split('\r\n\r\n')[1]).toBe('');
  });
}

test('a method that is not allowed names those that are', async ({ baseURL }) => {
  expect(await raw(baseURL, ask('PUT /world'))).toMatch(/\r\nAllow: GET, HEAD, OPTIONS\r\n/);
});

test('one address for each page: slashes and encodings lead to it with 308', async ({ request }) => {
  for (const [asked, canonical] of [
    ['/world/', '/world'],
    ['/world//2007/05', '/world/2007/05'],
    ['/%77orld', '/world'],
  ] as const) {
    const response = await request.get(asked, { maxRedirects: 0 });
    expect(response.status(), asked).toBe(308);
    expect(response.headers().location).toBe(canonical);
  }
});

test('a page says what a browser and a cache may do with it', async ({ request }) => {
  const first = await request.get(BAGHDAD, { headers: { 'accept-encoding': 'gzip' } });
  const headers = first.headers();
  expect(headers['cache-control']).toBe(
    'public, max-age=0, s-maxage=1, must-revalidate, stale-if-error=3600',
  );
  expect(headers['cdn-cache-control']).toContain('stale-while-revalidate');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
  expect(headers['permissions-policy']).toContain('geolocation=()');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['set-cookie']).toBeUndefined();
  const again = await request.get(BAGHDAD, { headers: { 'if-none-match': String(headers.etag) } });
  expect(again.status()).toBe(304);
});

test('a cache keeps a page that is not there for a second only: it may be published next', async ({
  request,
}) => {
  const { 'cache-control': browsers, 'cdn-cache-control': shared } = (
    await request.get('/nothing')
  ).headers();
  expect(browsers).toBe('public, max-age=0, s-maxage=1, must-revalidate');
  expect(shared).toBe('public, max-age=1');
});

test('no cache keeps the payload of a client-side navigation', async ({ request }, { project }) => {
  // Without the framework script there are no such navigations (e2e/newsroom/framework-headers.spec.ts).
  test.skip(project.name !== 'site-with-framework-scripts');
  const payload = await request.get('/world?_rsc', { headers: { rsc: '1' } });
  expect(payload.headers()['content-type']).toContain('text/x-component');
  expect(payload.headers()['cache-control']).toBe('private, no-store');
  expect(payload.headers()['x-content-type-options']).toBe('nosniff');
});

test('every agent gets the same page', async ({ request }) => {
  const bodies = new Set<string>();
  for (const agent of [
    'Mozilla/5.0',
    'bingbot/2.0',
    'facebookexternalhit/1.1',
    'Chrome-Lighthouse',
    'curl/8',
  ]) {
    const response = await request.get(BAGHDAD, { headers: { 'user-agent': agent, cookie: 'a=b' } });
    bodies.add(await response.text());
  }
  expect(bodies.size).toBe(1);
  const html = [...bodies][0] ?? '';
  expect(html.indexOf('rel="canonical"')).toBeGreaterThan(0);
  expect(html.indexOf('rel="canonical"')).toBeLessThan(html.indexOf('</head>'));
});

test('health tells the edition', async ({ request }) => {
  const health = await request.get('/api/health');
  expect(health.status()).toBe(200);
  expect(await health.json()).toMatchObject({
    status: 'ok',
    edition: { articles: expect.any(Number), version: expect.any(Number) },
    uptime: expect.any(Number),
  });
});

test('pages that stand in for others have no address of their own', async ({ request }) => {
  expect((await request.get('/errors/not-found')).status()).toBe(404);
  expect((await request.get(`/errors/gone${BAGHDAD}`)).status()).toBe(404);
});
