/** Fonts and pictures that come late move nothing, at the top of a page or while a reader goes down it. */
import { expect, type Page, test } from '@playwright/test';
import { BAGHDAD } from './pages.ts';

/** Records each movement of the page, with what moved. */
const recordShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { node?: Node }[];
      })[]) {
        const moved = entry.sources.map(({ node }) => node?.textContent?.trim().slice(0, 40));
        shifts.push(`${entry.value.toFixed(4)} ${moved.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

const shiftsOf = (page: Page): Promise<string[] | undefined> =>
  page.evaluate(() => (window as Window & { shifts?: string[] }).shifts); // what recordShifts keeps there

const isPicture = ({ pathname }: URL): boolean => pathname.startsWith('/media/');

/** Two frames: what has come is drawn, and its movements are told. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

for (const [name, address] of Object.entries({ article: BAGHDAD, section: '/world', front: '/' })) {
  for (const width of [390, 1440]) {
    test(`${name} at ${width} px: nothing moves when fonts and pictures come late @stripped`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await recordShifts(page);
      const late = { fonts: 0, pictures: 0 };
      await page.route('**/*.woff2', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1200));
        await route.continue();
        late.fonts += 1;
      });
      // The first picture comes after the fonts; those further down come when their places have been drawn.
      await page.route(isPicture, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, late.pictures === 0 ? 1500 : 150));
        await route.continue();
        late.pictures += 1;
      });
      await page.goto(address, { waitUntil: 'load' });
      await expect.poll(() => late.fonts).toBeGreaterThanOrEqual(2);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await drawn(page);
      expect(await shiftsOf(page)).toEqual([]);

      const bottom = () => page.evaluate(() => scrollY + innerHeight >= document.body.scrollHeight - 1);
      while (!(await bottom())) {
        await page.evaluate(() => scrollBy({ top: innerHeight * 0.8, behavior: 'instant' }));
        await expect
          .poll(() =>
            page.evaluate(() =>
              [...document.images]
                .filter((image) => {
                  const { top, bottom, width } = image.getBoundingClientRect();
                  return width > 0 && bottom > 0 && top < innerHeight;
                })
                .every(({ complete }) => complete),
            ),
          )
          .toBe(true);
        await drawn(page);
      }
      expect(late.pictures).toBeGreaterThanOrEqual(1);
      expect(await shiftsOf(page)).toEqual([]);
    });
  }
}
