import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Runs axe on the page in its present state, and returns each broken rule with the first element that breaks it. To save time the
 * script is injected once a page, and rules that hold are reported by name only.
 *
 * @param within selector of the only part to check
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
  // A page without this rule has no text that axe could see.
  expect(passes).toContain('color-contrast');
  return faults;
}
