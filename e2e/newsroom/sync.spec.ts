/** One library on several devices. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect } from './newsroom.ts';
import { type ReaderNewsroom, signIn, test } from './readers.ts';

/** Paths of stories of the sample paper. */
async function storiesOf(newsroom: ReaderNewsroom): Promise<string[]> {
  const feed = await (await fetch(`${newsroom.url}/world/feed.json`)).json();
  return feed.items.map(({ url }: { url: string }) => new URL(url).pathname);
}

/** The stories that the account's page shows, asked for without script. */
async function inAccount(page: Page, newsroom: ReaderNewsroom, tab = ''): Promise<string[]> {
  const html = await (await page.request.get(`${newsroom.site}/library${tab}`)).text();
  return [...html.matchAll(/class="stretch" href="([^"]+)"/g)].map(([, href = '']) => href).sort();
}

/** The stories that the device holds as saved. */
const onDevice = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.entries({ ...localStorage })
      .filter(([key, value]) => key.startsWith('broadsheet.saved:') && !JSON.parse(value).gone)
      .map(([key]) => encodeURI(key.slice('broadsheet.saved:'.length)))
      .sort(),
  );

const saveButton = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).first();

async function press(page: Page, newsroom: ReaderNewsroom, path: string, name: string): Promise<void> {
  await page.goto(newsroom.site + path);
  await saveButton(page, name).click();
}

const save = (page: Page, newsroom: ReaderNewsroom, path: string) =>
  press(page, newsroom, path, 'Save story');
const unsave = (page: Page, newsroom: ReaderNewsroom, path: string) =>
  press(page, newsroom, path, 'Story saved');

async function secondDevice(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  return { context, page: await context.newPage() };
}

/** Opens a page until the device has these stories, no more and no fewer: it syncs by itself. */
async function expectOnDevice(page: Page, stories: string[]): Promise<void> {
  await expect.poll(() => onDevice(page), { timeout: 15_000 }).toEqual([...stories].sort());
}

/** Waits until the account has heard of all that was done on a device. */
async function expectSynced(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(
      () =>
        Object.entries({ ...localStorage })
          .filter(([key]) => key.startsWith('broadsheet.saved:'))
          .filter(([, value]) => !JSON.parse(value).synced).length,
    );
  await expect.poll(left, { timeout: 15_000 }).toBe(0);
}

/** As if the last sync had been long ago: a page that is opened asks for news again. */
const forgetLastSync = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const place = JSON.parse(localStorage.getItem('broadsheet.place') ?? '{}');
    localStorage.setItem('broadsheet.place', JSON.stringify({ ...place, at: 0 }));
  });

test('what was saved without an account is on another device after signing in', async ({
  newsroom,
  page,
  browser,
}) => {
  const [one = '', two = ''] = await storiesOf(newsroom);
  await save(page, newsroom, one);
  await expectOnDevice(page, [one]);
  const address = newsroom.newAddress();
  await signIn(page, newsroom, address);
  await expect.poll(() => inAccount(page, newsroom)).toEqual([one]);
  await page.goto(`${newsroom.site}/library`);
  await expect(page.getByRole('main').getByRole('listitem').locator('.stretch')).toHaveCount(1);

  const other = await secondDevice(browser);
  await save(other.page, newsroom, two);
  await signIn(other.page, newsroom, address);
  await expectOnDevice(other.page, [one, two]);
  await other.page.goto(newsroom.site + one);
  await expect(saveButton(other.page, 'Story saved')).toBeVisible();
  // And back to the first.
  await forgetLastSync(page);
  await page.goto(newsroom.site);
  await expectOnDevice(page, [one, two]);
  await other.context.close();
});

test('removed offline on one device, saved again later on the other: the later holds on both', async ({
  newsroom,
  page,
  browser,
}) => {
  const [one = '', two = ''] = (await storiesOf(newsroom)).slice(2);
  const address = newsroom.newAddress();
  const other = await secondDevice(browser);
  await signIn(page, newsroom, address);
  await signIn(other.page, newsroom, address);
  await save(page, newsroom, one);
  await save(page, newsroom, two);
  await expect.poll(() => inAccount(page, newsroom)).toEqual([one, two].sort());
  await forgetLastSync(other.page);
  await other.page.goto(newsroom.site + one);
  await expectOnDevice(other.page, [one, two]);

  // Both are open when the network goes; what is done then waits for it.
  await expect(saveButton(other.page, 'Story saved')).toBeVisible();
  await other.context.setOffline(true);
  await saveButton(other.page, 'Story saved').click();
  await expectOnDevice(other.page, [two]);
  // Later, on the first: taken away and saved again.
  await unsave(page, newsroom, one);
  await saveButton(page, 'Save story').click();
  await expectSynced(page);
  await other.context.setOffline(false);
  await expectOnDevice(other.page, [one, two]);
  expect(await inAccount(page, newsroom)).toEqual([one, two].sort());

  // The other way round: the removal is the later one.
  await other.page.goto(newsroom.site + two);
  await expect(saveButton(other.page, 'Story saved')).toBeVisible();
  await other.context.setOffline(true);
  await saveButton(other.page, 'Story saved').click();
  await other.context.setOffline(false);
  await expect.poll(() => inAccount(page, newsroom)).toEqual([one]);
  await forgetLastSync(page);
  await page.goto(newsroom.site);
  await expectOnDevice(page, [one]);
  await other.context.close();
});

test('a sync that is cut off, refused or answered with rubbish loses nothing', async ({ newsroom, page }) => {
  const [one = ''] = (await storiesOf(newsroom)).slice(4);
  await signIn(page, newsroom, newsroom.newAddress());
  let answers = 0;
  await page.route('**/api/library/sync', async (route) => {
    answers += 1;
    if (answers === 1) await route.abort();
    else if (answers === 2) await route.fulfill({ status: 503, body: 'busy' });
    else if (answers === 3) await route.fulfill({ status: 200, body: '<html>' });
    else await route.continue();
  });
  await save(page, newsroom, one);
  // Each attempt but the first is made when the page is opened. All of them are counted from the start: an attempt made before the
  // test waits for it would otherwise be waited for in a page that has nothing left to send.
  for (const attempt of [1, 2, 3]) {
    await expect.poll(() => answers, { timeout: 10_000 }).toBeGreaterThanOrEqual(attempt);
    expect(await onDevice(page)).toEqual([one]);
    await page.reload();
  }
  await expect.poll(() => inAccount(page, newsroom), { timeout: 15_000 }).toEqual([one]);
});

test('a session that was ended elsewhere leaves the device with its library and no account', async ({
  newsroom,
  page,
}) => {
  const [one = ''] = (await storiesOf(newsroom)).slice(5);
  await signIn(page, newsroom, newsroom.newAddress());
  await save(page, newsroom, one);
  await expect.poll(() => inAccount(page, newsroom)).toEqual([one]);
  await page.context().clearCookies();
  await forgetLastSync(page);
  await page.goto(newsroom.site + one);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('broadsheet.account'))).toBeNull();
  expect(await onDevice(page)).toEqual([one]);
});

test('hostile calls end in sentences, and change nothing', async ({ newsroom, page }) => {
  await signIn(page, newsroom, newsroom.newAddress());
  const call = (data: string | Buffer, headers: Record<string, string> = {}) =>
    page.request.post(`${newsroom.site}/api/library/sync`, {
      data,
      headers: { 'Content-Type': 'application/json', Origin: newsroom.site, ...headers },
    });
  const request = { device: 'aaaaaaaa', now: Date.now(), items: [] as unknown[] };
  for (const [body, status, headers] of [
    ['{', 400, {}],
    [JSON.stringify({ ...request, items: Array.from({ length: 501 }, () => 0) }), 400, {}],
    ['x'.repeat(300_000), 413, {}],
    [JSON.stringify(request), 403, { Origin: 'https://evil.example' }],
    [JSON.stringify(request), 415, { 'Content-Type': 'text/plain' }],
  ] as const) {
    const answer = await call(body, headers);
    expect(answer.status()).toBe(status);
    expect(await answer.text()).toMatch(/[A-Z].*\./);
  }
  const items = ['/account', '//evil.example/2007/05/29/x', '/world/2007/05/29/nowhere', '__proto__'].map(
    (id) => ({
      kind: 'saved',
      id,
      at: 1,
      stamp: '000000001-0000-aaaaaaaa',
    }),
  );
  const answer = await call(JSON.stringify({ ...request, items }));
  expect((await answer.json()).refused).toHaveLength(4);
  expect(await inAccount(page, newsroom)).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a story is saved after signing in for it, and removed again', async ({ newsroom, page }) => {
    const [one = ''] = await storiesOf(newsroom);
    const address = newsroom.newAddress();
    await page.goto(newsroom.site + one);
    await page.getByRole('main').getByRole('button', { name: 'Save story' }).click();
    await page.getByLabel('Email address').fill(address);
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.getByLabel('Code').fill(await newsroom.codeTo(address));
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/library?done=saved');
    await expect(page.getByRole('status')).toHaveText('The story is saved in your library.');
    const rows = page.getByRole('main').locator('.library-row');
    await expect(rows).toHaveCount(1);
    await rows.getByRole('button', { name: /^Remove/ }).click();
    await expect(page.getByRole('status')).toHaveText('The story was removed from your library.');
    await expect(rows).toHaveCount(0);
  });

  test('what is new of a section comes to Following and to a private feed', async ({ newsroom, page }) => {
    const address = newsroom.newAddress();
    await page.goto(`${newsroom.site}/sign-in?next=/world`);
    await page.getByLabel('Email address').fill(address);
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.getByLabel('Code').fill(await newsroom.codeTo(address));
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/world');
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Follow/ })
      .first()
      .click();
    await page.waitForURL('**/library/following?done=followed');
    await page.getByRole('button', { name: 'Make a private feed' }).click();
    const feed = (await page.locator('.feed-address a').getAttribute('href')) ?? '';
    const shown = await fetch(feed.replace(newsroom.site, newsroom.url));
    expect(shown.headers.get('cache-control')).toBe('private, no-store');
    expect(shown.headers.get('x-robots-tag')).toBe('noindex');
    expect(await shown.text()).toContain('<item>');
    await page.getByRole('button', { name: 'Switch it off' }).click();
    await expect(page.getByRole('status')).toContainText('switched off');
    expect((await fetch(feed.replace(newsroom.site, newsroom.url))).status).toBe(404);
    expect(newsroom.log).not.toContain(new URL(feed).pathname);
  });
});
