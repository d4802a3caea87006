import { expect, type Page, test } from '@playwright/test';
import { BAGHDAD } from './pages.ts';

/** Every picture is there before it is printed; a browser sees to that itself when a reader prints. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const image of document.images) {
      image.loading = 'eager';
      await image.decode().catch(() => undefined);
    }
  });
}

const sheets = async (page: Page): Promise<number> => {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  return [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
};

const onPaper = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).first().isVisible();

test('the Baghdad story prints on two sheets: nameplate, story, picture, boxes, address; nothing to press', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, BAGHDAD);
  expect(await sheets(page)).toBe(2);
  await page.emulateMedia({ media: 'print' });
  for (const part of ['header .nameplate', 'h1', '.standfirst', '.byline', '.lead-figure img', '.cutline']) {
    expect(await onPaper(page, part), part).toBe(true);
  }
  for (const part of ['.key-points', '.body > p', '.pullquote', '.timeline', '.factbox', '.print-foot']) {
    expect(await onPaper(page, part), part).toBe(true);
  }
  for (const part of [
    '.nav',
    '.mast-tools',
    '.crumbs',
    '.share',
    'text-size',
    '.story-rail',
    '.related-inline',
  ]) {
    expect(await onPaper(page, part), part).toBe(false);
  }
  for (const part of [
    '.topic-list',
    '.about-author',
    '#latest',
    'footer',
    'button',
    '.skip',
    '.menu-button',
  ]) {
    expect(await onPaper(page, part), part).toBe(false);
  }
  const canonical = String(await page.locator('link[rel=canonical]').getAttribute('href'));
  await expect(page.locator('.print-foot')).toContainText(canonical);
  await expect(page.locator('.print-foot')).toContainText('Sunday 22 November 2026');
});

test('paper is white, also for whoever reads on a dark screen', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await open(page, BAGHDAD);
  const colours = await page.evaluate(() => {
    const { backgroundColor, color, colorScheme } = getComputedStyle(document.body);
    return { backgroundColor, color, colorScheme };
  });
  expect(colours).toEqual({
    backgroundColor: 'rgb(255, 255, 255)',
    color: 'rgb(0, 0, 0)',
    colorScheme: 'light',
  });
});

test('answers of an explainer are on paper without being opened', async ({ page }) => {
  await open(page, '/science/2026/06/30/why-clocks-have-leap-seconds');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.questions details[open]').count()).toBe(0);
  for (const answer of await page.locator('.questions .answer').all()) {
    expect((await answer.boundingBox())?.height).toBeGreaterThan(20);
  }
});

test('front and section print as headlines in columns, with the day and the address', async ({ page }) => {
  for (const [address, most] of [
    ['/', 5],
    ['/world', 3],
  ] as const) {
    await page.emulateMedia({ media: null });
    await open(page, address);
    expect(await sheets(page), address).toBeLessThanOrEqual(most);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.mast-ear')).toHaveText('Sunday 22 November 2026');
    await expect(page.locator('.print-foot')).toContainText(address);
    for (const part of ['.nav', '.mast-tools', '.breaking', '.pager', '.more', 'footer']) {
      expect(await onPaper(page, part), part).toBe(false);
    }
  }
});
