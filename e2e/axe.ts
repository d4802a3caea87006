import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Accessibility faults that axe finds in a page: the rule and the first element at fault. Our pages embed no other sites, so axe
 * runs in the page only, and for rules without a fault it reports just their names. Together that is five times as fast.
 *
 * @param within selector of the only part that is checked
 */
export async function faultsOf(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    runOnly: { type: 'tag', values: RULES },
  });
  const { violations, passes } = await (within === undefined ? axe : axe.include(within)).analyze();
  // If no text was checked, axe did not see the page.
  expect(passes.map(({ id }) => id)).toContain('color-contrast');
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
