import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Accessibility faults that axe finds in a page as it is: the rule and the first element at fault. Our pages show nothing of other
 * sites, so axe runs in the page alone; of what is in order it tells the rules only. Together that is five times as fast.
 *
 * @param within selector of the one part that is looked at
 */
export async function faultsOf(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    runOnly: { type: 'tag', values: RULES },
  });
  const { violations, passes } = await (within === undefined ? axe : axe.include(within)).analyze();
  // Where no text was looked at, axe did not see the page.
  expect(passes.map(({ id }) => id)).toContain('color-contrast');
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
