import { expect, test } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { TEMPLATES } from './pages.ts';

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
        expect(await faultsOf(page), `${colorScheme} at ${width} px`).toEqual([]);
      }
    }
  });
}
