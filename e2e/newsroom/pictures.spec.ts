/** A paper with photographs: every sample drawing replaced by a photograph, as a telephone would write it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { photograph } from '../../lib/pictures/test-photographs.ts';
import { BAGHDAD } from '../site/pages.ts';
import { expect, Newsroom } from './newsroom.ts';

const PHOTO = '/media/photos/bridge.jpg';

/** Its body is given a picture as well. */
const STORY = `articles${BAGHDAD.replace(/(\d\d)\/([^/]*)$/, '$1-$2.md')}`;

/** Has every picture of stories and authors be the photograph; stories without one are given it. */
function hangPhotographs(newsroom: Newsroom): void {
  for (const name of readdirSync(newsroom.content, { recursive: true, encoding: 'utf8' })) {
    if (!/^(?:articles|authors)\/.*\.md$/.test(name)) continue;
    const file = join(newsroom.content, name);
    const text = readFileSync(file, 'utf8');
    const hung = text
      .replace(/^image:\n(?: .*\n)+/m, '')
      .replace(/^---\n/, `---\nimage:\n  src: ${PHOTO}\n  alt: The bridge\n  credit: Asha Verma\n`);
    if (/^(?:standfirst|role):/m.test(text)) writeFileSync(file, hung);
  }
  const story = join(newsroom.content, STORY);
  writeFileSync(story, `${readFileSync(story, 'utf8')}\n\n![The bridge again](${PHOTO})\n`);
}

const test = base.extend<object, { newsroom: Newsroom }>({
  newsroom: [
    async ({ browserName: _ }, use) => {
      const newsroom = new Newsroom();
      hangPhotographs(newsroom);
      newsroom.save(PHOTO.slice(1), await photograph({ width: 1800, height: 1200, withPlace: true }));
      await newsroom.start({ BROADSHEET_CLOCK: '2026-11-22T12:00:00+05:30' });
      // They are developed at a low priority: on a busy machine that takes a while.
      await expect
        .poll(async () => (await newsroom.get(BAGHDAD)).text.includes('<picture>'), { timeout: 90_000 })
        .toBe(true);
      await use(newsroom);
      await newsroom.remove();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});

test.describe.configure({ mode: 'default' });

const PAGES = { front: '/', section: '/world', article: BAGHDAD, author: '/authors/farhan-qizilbash' };

for (const width of [390, 768, 1024, 1440])
  test(`at ${width} px every picture is told to be as wide as it is`, async ({ newsroom, page }) => {
    await page.setViewportSize({ width, height: 900 });
    const wrong: string[] = [];
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(newsroom.url + path);
      const pictures = await page.locator('main picture > img').evaluateAll((images) =>
        images.map((image) => {
          const probe = document.createElement('div');
          document.body.append(probe);
          // The one of the sizes that holds for this window, as the browser would take it without "auto".
          const entries = (image as HTMLImageElement).sizes.replace('auto, ', '').split(', ');
          const fits = entries.find((entry) => {
            const condition = /^\((.*)\) /.exec(entry)?.[1];
            return condition === undefined || matchMedia(`(${condition})`).matches;
          });
          probe.style.width = (fits ?? '').replace(/^\(.*\) /, '');
          const told = probe.getBoundingClientRect().width;
          probe.remove();
          const { width: shown } = image.getBoundingClientRect();
          return { told, shown, sizes: (image as HTMLImageElement).sizes };
        }),
      );
      expect(pictures.length).toBeGreaterThan(0);
      for (const { told, shown, sizes } of pictures)
        if (shown > 0 && (told < shown * 0.9 || told > shown * 1.35))
          wrong.push(`${name}: ${Math.round(shown)} px, told ${Math.round(told)} (${sizes})`);
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

test('the lead is fetched first, the rest when they come near, and what arrives late moves nothing', async ({
  newsroom,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const asked: string[] = [];
  let release = (): void => {};
  const late = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/media/photos/**', async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    await late;
    await route.continue();
  });
  await page.goto(newsroom.url + BAGHDAD, { waitUntil: 'domcontentloaded' });
  const lead = page.locator('.lead-figure img');
  await expect(lead).toHaveAttribute('fetchpriority', 'high');
  await expect(lead).not.toHaveAttribute('loading');
  await expect(lead).toHaveCSS('background-color', /^rgb\(\d+, \d+, \d+\)$/);
  expect(await page.locator('main img[loading="lazy"]').count()).toBeGreaterThan(1);
  const box = await lead.boundingBox();
  release();
  await expect
    .poll(() => lead.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  // A file's own ratio is in whole pixels, so its height may differ by a part of one.
  expect(Math.abs(((await lead.boundingBox())?.height ?? 0) - (box?.height ?? 0))).toBeLessThan(1);
  for (const image of await page.locator('main picture > img').all()) await image.scrollIntoViewIfNeeded();
  await expect
    .poll(() =>
      page
        .locator('main picture > img')
        .evaluateAll((all) => all.every((one) => (one as HTMLImageElement).complete)),
    )
    .toBe(true);
  expect(await page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift)).toBe(
    0,
  );
  // One file for each picture, in the best format, none wider than this window needs.
  expect(asked.length).toBeGreaterThan(1);
  for (const path of asked)
    expect(path).toMatch(/\/(?:(?:whole|3x2)-(?:160|320|400|480|640)|square-(?:120|240))\.avif$/);
});

test('nothing that is sent says where the photograph was taken', async ({ newsroom, request }) => {
  const { text } = await newsroom.get(BAGHDAD);
  const paths = new Set(text.match(/\/media\/photos\/bridge\.jpg[^\s",?]*/g));
  expect(paths.size).toBeGreaterThan(10);
  for (const path of [...paths, PHOTO]) {
    const body = await (await request.get(newsroom.url + path)).body();
    expect(body.length).toBeGreaterThan(200);
    expect([body.includes('SECRET-SERIAL'), body.includes('GPS')], path).toEqual([false, false]);
    expect(body.includes('Asha Verma'), path).toBe(true);
  }
});

test('a photograph that replaces another soon has its own renditions', async ({ newsroom }) => {
  test.setTimeout(120_000);
  const before = await newsroom.get(BAGHDAD);
  const id = (html: string): string | undefined => /bridge\.jpg\/([0-9a-f]{16})\//.exec(html)?.[1];
  expect(id(before.text)).toBeDefined();
  newsroom.save(PHOTO.slice(1), await photograph({ width: 1500, height: 1200 }));
  await newsroom.live(BAGHDAD, { not: `${id(before.text)}/` });
  await expect
    .poll(async () => id((await newsroom.get(BAGHDAD)).text) ?? id(before.text), { timeout: 90_000 })
    .not.toBe(id(before.text));
  expect((await newsroom.get(BAGHDAD)).text.includes('width="1500" height="1200"')).toBe(true);
});
