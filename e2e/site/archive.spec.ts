/** The archive leads to every story by its date, with and without script, and says nothing that is not so. */
import { expect, test } from '@playwright/test';
import { tabTo } from './keyboard.ts';
import { fetchPage, listedStories, mainOf, markup } from './reading.ts';
import { visible } from './sample.ts';

const byYear = Map.groupBy(visible, ({ month }) => month.slice(0, 4));
const counted = (count: number): RegExp => new RegExp(`^${count} stor(y|ies)$`);

test('every year says how many stories it has, and none is left out', async ({ page }) => {
  await page.goto('/archive');
  await expect(page.getByRole('main')).toContainText(`${visible.length} stories`);
  const links = page.locator('.archive-years a');
  await expect(links).toHaveCount(byYear.size);
  for (const [year, stories] of byYear) {
    const link = page.locator(`.archive-years a[href="/archive/${year}"]`);
    await expect(link.locator('.count')).toHaveText(counted(stories.length));
  }
});

test('every month of every year lists all its stories of all sections, newest first', async ({ baseURL }) => {
  expect(byYear.size).toBeGreaterThan(10);
  for (const [year, ofYear] of byYear) {
    const { html } = await fetchPage(baseURL, `/archive/${year}`);
    for (const [month, stories] of Map.groupBy(ofYear, (story) => story.month)) {
      const address = `/archive/${month.replace('-', '/')}`;
      expect(mainOf(html)).toContain(`href="${address}"`);
      for (const section of new Set(stories.map((story) => story.section)))
        expect(mainOf(html)).toContain(`href="/${section}/${month.replace('-', '/')}"`);
      const { html: list, status } = await fetchPage(baseURL, address);
      expect(status, address).toBe(200);
      expect(listedStories(list), address).toEqual(stories.map(({ path }) => path));
    }
  }
});

for (const address of [
  '/archive/1899',
  '/archive/2099/01',
  '/archive/2007/13',
  '/archive/2007/05/29',
  '/archive/2026/04/page/2',
  '/archive/page/2',
  '/archive/tomorrow',
  '/world/2007/05/page/2',
])
  test(`${address} is nothing, and says so with 404`, async ({ baseURL }) => {
    expect((await fetchPage(baseURL, address)).status).toBe(404);
  });

test('a reader without script or mouse goes from the years to a story of 2007', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  // The keys are the browser's; script of the page's own is not let through.
  await page.route('**/*.js', (route) => route.abort());
  await page.goto('/archive');
  await tabTo(page, /^2007/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/archive/2007');
  await tabTo(page, /^May/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/archive/2007/05');
  await tabTo(page, /^US urges Iran/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/world\/2007\/05\/29\//);
  await context.close();
});

test('the foot of every page leads to the archive, and a section to its own', async ({ page }) => {
  await page.goto('/about/editorial-standards');
  const foot = page.getByRole('contentinfo');
  await expect(foot.getByRole('link', { name: 'Archive by date' })).toHaveAttribute('href', '/archive');
  await expect(foot.getByRole('link', { name: 'On this day' })).toHaveAttribute(
    'href',
    '/archive/on-this-day',
  );
  await page.goto('/world/2007/05');
  const archive = page.getByRole('region', { name: 'Archive by month' });
  const ofYear = visible.filter(({ section, month }) => section === 'world' && month.startsWith('2007'));
  await expect(archive.locator('.archive-years a')).toHaveCount(
    new Set(ofYear.map(({ month }) => month)).size,
  );
});

test('a month says to search engines what it is, where it stands and what it lists', async ({ baseURL }) => {
  const { html } = await fetchPage(baseURL, '/archive/2026/04');
  const json = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const graph = JSON.parse(json)['@graph'] as Record<string, unknown>[]; // as JSON-LD has it
  const page = graph.find((node) => node['@type'] === 'CollectionPage');
  expect(page).toMatchObject({ name: 'Archive of April 2026' });
  const listed = listedStories(html).length;
  expect(JSON.stringify(page?.mainEntity).match(/"ListItem"/g)).toHaveLength(listed);
  const trail = graph.find((node) => node['@type'] === 'BreadcrumbList');
  expect(JSON.stringify(trail)).toMatch(/Home.*Archive.*2026/);
  expect(markup(html)).toMatch(/<link rel="canonical" href="[^"]*\/archive\/2026\/04"/);
});

test('months stay out of the sitemaps: what they list is there', async ({ baseURL }) => {
  const { html } = await fetchPage(baseURL, '/sitemap-lists.xml');
  expect(html).toContain('/world</loc>');
  expect(html).not.toContain('/archive');
});

test('on a day without stories of former years the page says so, and offers the years', async ({ page }) => {
  expect(visible.filter(({ path }) => /\/11\/22\//.test(path))).toEqual([]);
  await page.goto('/archive/on-this-day');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('On this day, 22 November');
  await expect(page.getByRole('main')).toContainText('No story of former years was published on 22 November');
  await expect(page.locator('.archive-years a')).toHaveCount(byYear.size);
  await page.goto('/archive');
  await expect(page.getByRole('region', { name: 'On this day' })).toHaveCount(0);
});
