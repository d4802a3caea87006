/** What later features put into the masthead moves nothing that readers know the place of. */
import { expect, type Page, test } from '@playwright/test';

type Added = [part: string, tag: string, className: string, text: string];

/**
 * Adds elements to parts of the masthead and measures before and after, all in one task of the page: React, if it is kept,
 * removes unknown elements when it hydrates, and a font that loads in between moves what is next to it.
 */
const addTo = (page: Page, added: Added[]) =>
  page.evaluate((wanted) => {
    const places = () =>
      ['.nameplate', '.oxford', '.nav', 'main'].map((part) => {
        const { x, y, width } = document.querySelector(part)?.getBoundingClientRect() ?? new DOMRect();
        return { part, x, y, width };
      });
    const before = places();
    const isWhole = wanted.map(([part, tag, className, text]) => {
      const element = document.createElement(tag);
      element.className = className;
      element.textContent = text;
      document.querySelector(part)?.append(element);
      const { left, top, right, bottom, width } = element.getBoundingClientRect();
      return width > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    });
    return { before, after: places(), isWhole };
  }, added);

test('weather and subscribe have their places beside the nameplate', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/');
  const { before, after, isWhole } = await addTo(page, [
    ['.mast-ear', 'p', 'meta', 'New Delhi 31°'],
    ['.mast-tools', 'a', 'button', 'Subscribe'],
  ]);
  expect(isWhole).toEqual([true, true]);
  expect(after).toEqual(before);
});

test('weather has its place beside the date on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const { before, after, isWhole } = await addTo(page, [['.mast-dateline', 'p', 'meta', 'New Delhi 31°']]);
  expect(isWhole).toEqual([true]);
  expect(after).toEqual(before);
});
