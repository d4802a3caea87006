import { expect, test } from '@playwright/test';
import { BAGHDAD } from './pages.ts';

test.use({ javaScriptEnabled: false });

test('the Baghdad story is a whole newspaper page without script', async ({ page, request }) => {
  const response = await page.goto(BAGHDAD);
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/ \| World News - The Meridian$/);
  const article = page.getByRole('main').getByRole('article').first();
  const headline = article.getByRole('heading', { level: 1 });
  await expect(headline).toContainText('Iran');
  await expect(page).toHaveTitle(`${await headline.textContent()} | World News - The Meridian`);
  const breadcrumb = page.getByRole('navigation', { name: 'Breadcrumb' });
  await expect(breadcrumb.getByRole('link', { name: 'World' })).toHaveAttribute('href', '/world');
  await expect(article).toContainText('Meridian Wire | By Farhan Qizilbash, Baghdad');
  const published = article.locator('time[datetime="2007-05-29T01:47:00+05:30"]').first();
  await expect(published).toHaveText('May 29, 2007 01:47 AM IST');
  const picture = article
    .getByRole('figure')
    .filter({ has: page.getByRole('img') })
    .first();
  await expect(picture.getByRole('img')).toHaveAttribute('alt', /\w{3}/);
  await expect(picture).toContainText('Natural Earth');
  const source = await picture.getByRole('img').getAttribute('src');
  const image = await request.get(String(source));
  expect(image.status()).toBe(200);
  expect(image.headers()['content-type']).toMatch(/^image\//);
  await expect(article).toContainText('Ryan Crocker');
  await expect(article).toContainText('Hassan Kazemi-Qomi');
  await expect(page.getByRole('link', { name: /get latest World News/i })).toHaveAttribute('href', '/world');
});

test('order of the page: headline, standfirst, byline, time, share, picture, body, topics', async ({
  page,
}) => {
  await page.goto(BAGHDAD);
  const positions = await page.evaluate(() => {
    const text = document.querySelector('main')?.innerHTML ?? '';
    const standfirst = document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '?';
    return [
      text.indexOf('</h1>'),
      text.indexOf(standfirst.slice(0, 30)),
      text.indexOf('Meridian Wire'),
      text.indexOf('datetime="2007-05-29T01:47:00+05:30"'),
      text.indexOf('wa.me'),
      text.indexOf('<figure'),
      text.indexOf('Kazemi-Qomi', text.indexOf('</figure>')),
      text.lastIndexOf('/topics/iraq'),
    ];
  });
  for (const position of positions) expect(position).toBeGreaterThan(-1);
  expect([...positions].sort((a, b) => a - b)).toEqual(positions);
});

test('every share link carries the canonical address and the exact headline', async ({ page }) => {
  await page.goto(BAGHDAD);
  const canonical = String(await page.locator('link[rel=canonical]').getAttribute('href'));
  expect(canonical).toBe(`http://localhost:${new URL(page.url()).port}${BAGHDAD}`);
  const headline = String(await page.getByRole('heading', { level: 1 }).textContent());
  const find = (host: string) => page.locator(`a[href*="${host}"]`).first();
  const parameters = async (host: string) =>
    new URL(String(await find(host).getAttribute('href'))).searchParams;
  expect((await parameters('x.com/intent')).get('url')).toBe(canonical);
  expect((await parameters('x.com/intent')).get('text')).toBe(headline);
  expect((await parameters('facebook.com/sharer')).get('u')).toBe(canonical);
  expect((await parameters('linkedin.com/sharing')).get('url')).toBe(canonical);
  expect((await parameters('t.me/share')).get('url')).toBe(canonical);
  expect((await parameters('reddit.com/submit')).get('title')).toBe(headline);
  expect((await parameters('threads.com/intent')).get('url')).toBe(canonical);
  expect((await parameters('wa.me')).get('text')).toBe(`${headline} ${canonical}`);
  expect((await parameters('bsky.app')).get('text')).toContain(canonical);
  const mastodon = new URL(String(await find('share.joinmastodon.org').getAttribute('href')));
  expect(new URLSearchParams(mastodon.hash.slice(1)).get('text')).toBe(`${headline} ${canonical}`);
  const mail = String(await find('mailto:').getAttribute('href'));
  expect(decodeURIComponent(/[?&]subject=([^&]*)/.exec(mail)?.[1] ?? '')).toBe(headline);
  expect(decodeURIComponent(/[?&]body=([^&]*)/.exec(mail)?.[1] ?? '')).toContain(canonical);
  expect(mail).not.toContain('+');
});

test('World News lists the Baghdad story, and so does its month', async ({ page }) => {
  for (const address of ['/world', '/world/2007/05']) {
    await page.goto(address);
    await expect(page).toHaveTitle(/World News/);
    await expect(page.locator(`main a[href="${BAGHDAD}"]`).first()).toBeVisible();
  }
});

test('stories in Urdu and Hindi say their language and direction', async ({ page }) => {
  await page.goto('/culture');
  const urdu = page.locator('main [lang="ur"]').first();
  const hindi = page.locator('main [lang="hi"]').first();
  await expect(urdu.or(hindi).first()).toBeVisible();
});
