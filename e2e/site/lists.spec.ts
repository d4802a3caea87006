/** Lists hold what the content files say, newest first, each story once. */
import { expect, test } from '@playwright/test';
import { fetchList, fetchPage, listedStories } from './reading.ts';
import { type SampleStory, visible } from './sample.ts';

const paths = (stories: readonly SampleStory[]): string[] => stories.map(({ path }) => path);
const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

const topics = unique(visible.flatMap(({ fields }) => fields.topics ?? []));
const authors = unique(visible.flatMap(({ fields }) => fields.authors ?? []));
const sections = unique(visible.map(({ section }) => section));

for (const section of sections) {
  test(`/${section} and its older pages hold every story of the section once, newest first`, async ({
    baseURL,
  }) => {
    const pages = await fetchList(baseURL, `/${section}`);
    expect(pages.flat()).toEqual(paths(visible.filter((story) => story.section === section)));
  });
}

test('a reader leafs through the stories on India to their end and back by “Older” and “Newer”', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  const older = page.getByRole('link', { name: 'Older stories' });
  const newer = page.getByRole('link', { name: 'Newer stories' });
  await page.goto('/topics/india');
  await expect(newer).toHaveCount(0);
  let last = 1;
  for (; (await older.count()) > 0; last += 1) {
    await older.click();
    await expect(page).toHaveURL(`/topics/india/page/${last + 1}`);
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(`Page ${last + 1} of`);
  }
  expect(last).toBeGreaterThan(1);
  for (; last > 1; last -= 1) await newer.click();
  await expect(page).toHaveURL('/topics/india');
  await context.close();
});

test('each topic’s page lists its stories and no other', async ({ baseURL }) => {
  expect(topics.length).toBeGreaterThanOrEqual(25);
  for (const topic of topics) {
    const stories = visible.filter(({ fields }) => fields.topics?.includes(topic));
    expect((await fetchList(baseURL, `/topics/${topic}`)).flat(), topic).toEqual(paths(stories));
  }
});

test('each author’s page lists what they wrote and nothing else', async ({ baseURL }) => {
  expect(authors.length).toBeGreaterThanOrEqual(8);
  for (const author of authors) {
    const stories = visible.filter(({ fields }) => fields.authors?.includes(author));
    expect((await fetchList(baseURL, `/authors/${author}`)).flat(), author).toEqual(paths(stories));
  }
});

test('each month’s archive lists what the section published then, and empty months have none', async ({
  baseURL,
}) => {
  for (const section of sections) {
    const ofSection = visible.filter((story) => story.section === section);
    for (const [month, stories] of Map.groupBy(ofSection, (story) => story.month)) {
      const address = `/${section}/${month.replace('-', '/')}`;
      expect(listedStories((await fetchPage(baseURL, address)).html), address).toEqual(paths(stories));
    }
  }
  for (const empty of ['/world/1999/01', '/world/2099/01'])
    expect((await fetchPage(baseURL, empty)).status, empty).toBe(404);
});

test('every month in the archive beside a section says how many stories it holds', async ({ page }) => {
  await page.goto('/world');
  const world = visible.filter(({ section }) => section === 'world');
  const archive = page.getByRole('region', { name: 'Archive by month' });
  const months = Map.groupBy(world, ({ month }) => month);
  await expect(archive.locator('.archive-years a')).toHaveCount(months.size);
  for (const [month, stories] of months) {
    const link = archive.locator(`a[href="/world/${month.replace('-', '/')}"]`);
    await expect(link.locator('.count')).toHaveText(new RegExp(`^${stories.length} stor(y|ies)$`));
  }
});
