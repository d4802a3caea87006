/** What later features put into the masthead moves nothing that readers know the place of. */
import { expect, type Page, test } from '@playwright/test';

const places = (page: Page) =>
  page.evaluate(() =>
    ['.nameplate', '.oxford', '.nav', 'main'].map((part) => {
      const { x, y, width } = document.querySelector(part)?.getBoundingClientRect() ?? new DOMRect();
      return { part, x, y, width };
    }),
  );

/** Adds an element with a text to each of the masthead's parts named. */
const fill = (page: Page, parts: Record<string, [tag: string, className: string, text: string][]>) =>
  page.evaluate((wanted) => {
    for (const [part, elements] of Object.entries(wanted)) {
      for (const [tag, className, text] of elements) {
        const element = document.createElement(tag);
        element.className = className;
        element.textContent = text;
        document.querySelector(part)?.append(element);
      }
    }
  }, parts);

test('weather and subscribe have their places beside the nameplate', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/');
  const before = await places(page);
  await fill(page, {
    '.mast-ear': [['p', 'meta', 'New Delhi 31°']],
    '.mast-tools': [['a', 'button', 'Subscribe']],
  });
  await expect(page.getByText('Subscribe')).toBeInViewport({ ratio: 1 });
  expect(await places(page)).toEqual(before);
});

test('weather has its place beside the date on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const before = await places(page);
  await fill(page, { '.mast-dateline': [['p', 'meta', 'New Delhi 31°']] });
  await expect(page.getByText('New Delhi 31°')).toBeInViewport({ ratio: 1 });
  expect(await places(page)).toEqual(before);
});
