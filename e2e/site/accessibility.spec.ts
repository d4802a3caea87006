import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { TEMPLATES } from './pages.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const [name, address] of Object.entries(TEMPLATES)) {
  test(`${name}: no accessibility fault that axe can find, light and dark, at 320 and 1440 px @stripped`, async ({
    page,
  }) => {
    test.setTimeout(60_000);
    await page.goto(address);
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations, passes } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        expect(faults, `${colorScheme} at ${width} px`).toEqual([]);
        expect(passes.some(({ id }) => id === 'color-contrast')).toBe(true);
      }
    }
  });
}
