/** Archives of a paper that is larger than the sample, and of other days. */
import { test as base } from '@playwright/test';
import { expect, Newsroom } from './newsroom.ts';

/** 60 stories of 9 and 10 March 2024, in one section; and the paper of 29 May 2026, noon. */
const STORIES = 60;
const test = base.extend<object, { newsroom: Newsroom }>({
  newsroom: [
    async ({ browserName: _ }, use) => {
      const newsroom = new Newsroom();
      for (let n = 0; n < STORIES; n += 1) {
        const published = new Date(Date.UTC(2024, 2, 9 + (n % 2), 6, n));
        const { file, text } = newsroom.story({ slug: `busy-${n}`, headline: `Busy ${n}`, published });
        newsroom.save(file, text);
      }
      await newsroom.start({ BROADSHEET_CLOCK: '2026-05-29T12:00:00+05:30' });
      await use(newsroom);
      await newsroom.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

for (const month of ['/world/2024/03', '/archive/2024/03'])
  test(`${month} has its stories on pages, and its days lead to where they begin`, async ({
    newsroom,
    page,
  }) => {
    const seen: string[] = [];
    await page.goto(newsroom.url + month);
    for (let number = 1; ; number += 1) {
      await expect(page).toHaveURL(newsroom.url + month + (number > 1 ? `/page/${number}` : ''));
      const headlines = await page.locator('.day-list .hl').allTextContents();
      expect(headlines.length).toBeLessThanOrEqual(24);
      seen.push(...headlines.filter((headline) => headline.startsWith('Busy')));
      const older = page.getByRole('link', { name: 'Older stories' });
      if ((await older.count()) === 0) break;
      await older.click();
    }
    expect(seen).toHaveLength(STORIES);
    expect(new Set(seen).size).toBe(STORIES);
    await page.getByRole('region', { name: 'Days' }).getByRole('link', { name: /^9 / }).click();
    await expect(page.locator('#day-2024-03-09')).toBeInViewport();
    await expect(page.locator('#day-2024-03-09').getByRole('heading', { level: 2 })).toHaveText(
      'Saturday 9 March 2024',
    );
    expect((await newsroom.get(`${month}/page/9`)).status).toBe(404);
  });

test('a story of this day of a former year is on the day’s page and beside the archive', async ({
  newsroom,
  page,
}) => {
  await page.goto(`${newsroom.url}/archive/on-this-day`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('On this day, 29 May');
  await expect(page.locator('.day-list .hl')).toHaveText([/^US urges Iran/]);
  await page.goto(`${newsroom.url}/archive`);
  const block = page.getByRole('region', { name: 'On this day' });
  await expect(block.getByRole('link', { name: /^US urges Iran/ })).toBeVisible();
  await block.getByRole('link', { name: 'More of this day' }).click();
  await expect(page).toHaveURL(`${newsroom.url}/archive/on-this-day`);
});

test('a story that comes late into an old month is in its archive and its year at once', async ({
  newsroom,
}) => {
  for (const page of ['/archive', '/archive/2024', '/archive/2024/03', '/world/2024/03'])
    await newsroom.get(page);
  const published = new Date(Date.UTC(2024, 2, 11, 6));
  const story = newsroom.story({ slug: 'late', headline: 'Found in a drawer', published });
  newsroom.save(story.file, story.text);
  await newsroom.live('/archive/2024/03', { has: 'Found in a drawer' });
  await newsroom.live('/world/2024/03', { has: 'Found in a drawer' });
  await newsroom.live('/archive/2024', { has: '>61<span' });
});
