import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Accessibility faults that axe finds in a page as it is: the rule and the first element at fault. axe is put into a page once,
 * however often the page is looked at, and tells of the rules that hold only that they do: that is what takes the time.
 *
 * @param within selector of the one part that is looked at
 */
export async function faultsOf(page: Page, within?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { passes, faults } = await page.evaluate(
    async ({ root, values }) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe }; // put there above
      const results = await inPage.run(root ?? document, {
        resultTypes: ['violations'],
        runOnly: { type: 'tag', values },
        preload: false,
      });
      return {
        passes: results.passes.map(({ id }) => id),
        faults: results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      };
    },
    { root: within, values: RULES },
  );
  // Where no text was looked at, axe did not see the page.
  expect(passes).toContain('color-contrast');
  return faults;
}
