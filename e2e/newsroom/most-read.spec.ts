/** What is read most, as a reader finds it: once real counts exist, in their order, and nothing that was taken down. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { READ_NOTE } from '../../lib/note-routes.ts';
import { faultsOf } from '../axe.ts';
import { fetchedAhead } from '../site/fetched-ahead.ts';
import { BAGHDAD } from '../site/pages.ts';
import { visible } from '../site/sample.ts';
import { expect, Newsroom } from './newsroom.ts';

const CLOCK = '2026-11-22T12:00:00+05:30';
const HOUR = Math.floor(Date.parse(CLOCK) / 3_600_000);
const world = visible.filter(({ section }) => section === 'world').slice(0, 6);
const read = [...world, ...visible.filter(({ section }) => section !== 'world').slice(0, 6)];
/** Another web process of the machine has counted: the first story most. */
const counts = read.map(({ path }, n) => [encodeURI(path), 100 - n]);

const test = base.extend<object, { newsroom: Newsroom }>({
  newsroom: [
    async ({ browserName: _ }, use) => {
      const newsroom = new Newsroom();
      mkdirSync(join(newsroom.data, 'reads'), { recursive: true });
      const text = JSON.stringify({ version: 1, hours: [[HOUR, counts]] });
      writeFileSync(join(newsroom.data, 'reads', 'other.json'), text);
      await newsroom.start({ BROADSHEET_CLOCK: CLOCK });
      await use(newsroom);
      await newsroom.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
test.describe.configure({ mode: 'serial' });

const headlines = (stories: typeof read): string[] => stories.map(({ fields }) => fields.headline);

test('the front page ends with ten, a section has five of its own, a story five others', async ({
  newsroom,
  page,
}) => {
  await page.goto(newsroom.url);
  const block = page.getByRole('region', { name: 'Most read' });
  await expect(block.getByRole('listitem').getByRole('link')).toHaveText(headlines(read.slice(0, 10)));
  await page.goto(`${newsroom.url}/world`);
  const rail = page.getByRole('region', { name: 'Most read in World' });
  await expect(rail.getByRole('listitem').getByRole('link')).toHaveText(headlines(world.slice(0, 5)));
  await page.goto(`${newsroom.url}/sport`);
  await expect(page.getByRole('heading', { name: /Most read/ })).toHaveCount(0);
  await page.goto(newsroom.url + encodeURI(world[0]?.path ?? ''));
  const beside = page.getByRole('region', { name: 'Most read' });
  await expect(beside.getByRole('listitem').getByRole('link')).toHaveText(headlines(read.slice(1, 6)));
});

test('axe finds no fault in it, light or dark, on a phone or a desk', async ({ newsroom, page }) => {
  test.setTimeout(60_000);
  for (const path of ['/', '/world', encodeURI(world[0]?.path ?? '')]) {
    await page.goto(newsroom.url + path);
    for (const width of [390, 1440])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        expect(await faultsOf(page, 'main')).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
  }
});

test('a withdrawn story disappears from every list', async ({ newsroom }) => {
  const [first, second] = world;
  if (first === undefined || second === undefined) throw new Error('The sample has no world news.');
  const has = `href="${encodeURI(second.path)}"`;
  const pages = ['/world', encodeURI(first.path)];
  for (const page of pages) expect((await newsroom.get(page)).text).toContain(has);
  const text = readFileSync(newsroom.file(second.file), 'utf8');
  newsroom.save(
    second.file,
    text.replace('---\n', '---\nstatus: withdrawn\nwithdrawnReason: A test took it down.\n'),
  );
  for (const page of pages) await newsroom.live(page, { not: has });
  newsroom.save(second.file, text);
  for (const page of pages) await newsroom.live(page, { has });
});

test('a visit is counted, also where the browser had fetched the story ahead, and nothing of who came is kept', async ({
  newsroom,
  browser,
}) => {
  const agent =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
  const context = await browser.newContext({ userAgent: agent });
  const page = await context.newPage();
  await page.goto(`${newsroom.url}/world/2007/05`);
  const link = page.getByRole('main').getByRole('link', { name: /^US urges Iran/ });
  await fetchedAhead(page, () => link.hover());
  const told = page.waitForResponse((response) => response.url().includes(READ_NOTE));
  await link.click();
  await expect(page).toHaveURL(newsroom.url + BAGHDAD);
  expect((await told).status()).toBe(204);
  expect(await context.cookies()).toEqual([]);
  await context.close();
  await newsroom.stop();
  const folder = join(newsroom.data, 'reads');
  const own = readdirSync(folder).find((name) => name !== 'other.json') ?? '';
  const kept = readFileSync(join(folder, own), 'utf8');
  expect(JSON.parse(kept)).toEqual({ version: 1, hours: [[HOUR, expect.arrayContaining([[BAGHDAD, 1]])]] });
  expect(kept).not.toMatch(/Mozilla|127\.0\.0\.1/);
});
