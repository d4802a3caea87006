/** Search, as readers use it: with and without script, by keyboard, in several scripts, in light and dark. */
import { expect, type Page, test } from '@playwright/test';
import { faultsOf } from '../axe.ts';

const results = (page: Page) => page.getByRole('region', { name: 'Results' }).getByRole('article');
const field = (page: Page) => page.getByLabel('Search The Meridian');

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader comes from the masthead, asks, narrows, and orders', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await expect(page).toHaveURL('/search');
    await field(page).fill('india');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page).toHaveURL('/search?q=india');
    await expect(page).toHaveTitle('Search: india - The Meridian');
    const status = page.getByRole('status');
    await expect(status).toHaveText(/^\d+ results for “india”$/);
    const all = Number.parseInt((await status.textContent()) ?? '', 10);
    expect(all).toBeGreaterThan(15);
    await expect(results(page)).toHaveCount(15);
    await expect(results(page).first().locator('mark').first()).toHaveText(/India/i);

    await page.getByRole('link', { name: 'More results' }).click();
    await expect(page.getByText(`16 to ${Math.min(30, all)} of ${all}`)).toBeVisible();
    await page.getByRole('link', { name: 'Previous results' }).click();
    await expect(page).toHaveURL('/search?q=india');

    const sport = page
      .getByRole('navigation', { name: 'Section', exact: true })
      .getByRole('link', { name: /^Sport/ });
    const [, count] = /(\d+)$/.exec((await sport.textContent()) ?? '') ?? [];
    await sport.click();
    await expect(page).toHaveURL('/search?q=india&section=sport');
    await expect(status).toHaveText(`${count} results for “india”`);

    await page.getByRole('link', { name: 'Newest' }).click();
    const dates = await results(page)
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect(dates.map((date) => Date.parse(date))).toEqual(
      dates.map((date) => Date.parse(date)).toSorted((a, b) => b - a),
    );
  });

  test('“Bagdad” finds Baghdad, and the page says so', async ({ page }) => {
    await page.goto('/search?q=Bagdad+talks');
    await expect(page.getByRole('status')).toHaveText(/results? for “Baghdad talks”/);
    await expect(page.getByText('No story has “Bagdad talks”.')).toBeVisible();
    await expect(results(page).first().getByRole('link')).toHaveText(/US urges Iran/);
  });

  for (const [script, query, headline] of [
    ['Hindi, the nasal as a dot', 'हिंदी दिवस', 'हिन्दी दिवस'],
    ['Hindi, without nukta', 'फैसला', 'हिन्दी दिवस'],
    ['Urdu', 'غالب دلی', 'غالب کی دل'],
    ['Urdu, on an Arabic keyboard', 'غالب كي', 'غالب کی دل'],
  ] as const) {
    test(`${script}: ${query}`, async ({ page }) => {
      await page.goto(`/search?q=${encodeURIComponent(query)}`);
      await expect(results(page).first().getByRole('heading')).toContainText(headline);
      await expect(results(page).first().locator('[lang="hi"], [lang="ur"]').first()).toBeVisible();
    });
  }

  test('where nothing is found, a reader is told so and shown a way on', async ({ page }) => {
    await page.goto('/search?q=zzzzqqqq');
    await expect(page.getByRole('heading', { name: 'Nothing found for “zzzzqqqq”' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'the front page' }).click();
    await expect(page).toHaveURL('/');
  });
});

test('neither engines nor caches keep what a reader asked; crawlers do not walk through the choices', async ({
  page,
  request,
}) => {
  const answer = await request.get('/search?q=india');
  expect(answer.headers()['x-robots-tag']).toBe('noindex');
  expect(answer.headers()['cache-control']).toBe('private, max-age=0, must-revalidate');
  await page.goto('/search?q=india');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  const links = await page
    .locator('main a[href^="/search"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('rel') ?? ''));
  expect(links.length).toBeGreaterThan(5);
  for (const rel of links) expect(rel).toContain('nofollow');
});

test('what a reader types is text, whatever it looks like', async ({ page }) => {
  for (const query of [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '"'.repeat(200),
    '\u202eindia',
    'a\u0000b',
    'AND OR NOT (',
  ]) {
    const answer = await page.goto(`/search?q=${encodeURIComponent(query)}`);
    expect(answer?.status(), query).toBe(200);
    await expect(field(page)).toBeVisible();
    await expect(page.getByRole('main').locator('img[src="x"]')).toHaveCount(0);
  }
});

test('suggestions come while a reader types, and the keyboard reaches them', async ({ page }) => {
  await page.goto('/search');
  const before = await page.getByRole('contentinfo').boundingBox();
  await field(page).pressSequentially('indi');
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  await expect(list).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('search-suggest').getByRole('status')).toHaveText(/^\d+ suggestions$/);
  // It lies over the page: nothing moves.
  expect(await page.getByRole('contentinfo').boundingBox()).toEqual(before);

  await page.keyboard.press('ArrowDown');
  const option = list.getByRole('option', { selected: true });
  await expect(option).toHaveText('India');
  await expect(page.getByRole('combobox')).toHaveAttribute(
    'aria-activedescendant',
    (await option.getAttribute('id')) ?? '',
  );
  await expect(field(page)).toHaveValue('India');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toHaveValue('indi');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(field(page)).toHaveValue('indi');

  await field(page).pressSequentially('a');
  await expect(list).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/search?q=india');
});

test('a suggested story is a press away', async ({ page }) => {
  await page.goto('/search');
  await field(page).pressSequentially('counts its');
  await page.getByRole('option', { name: /How India counts its votes/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How India counts its votes');
});

test('the whole of it can be done by keyboard', async ({ page }) => {
  await page.goto('/search');
  await field(page).focus();
  await page.keyboard.type('baghdad');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/search?q=baghdad');
  await results(page).first().getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/US urges Iran/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`with suggestions open, in ${colorScheme}: no barrier that axe knows`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/search?q=india');
    await field(page).fill('');
    await field(page).pressSequentially('indi');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    expect(await faultsOf(page)).toEqual([]);
  });
}

test('browsers find how to search the paper', async ({ page, request }) => {
  await page.goto('/world');
  const link = page.locator('link[rel="search"]');
  await expect(link).toHaveAttribute('title', 'The Meridian');
  const answer = await request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toBe('application/opensearchdescription+xml; charset=utf-8');
  const [, template = ''] = /rel="results" template="([^"]+)"/.exec(await answer.text()) ?? [];
  expect(new URL(template).pathname).toBe('/search');
  expect(template).toContain('q={searchTerms}');
});
