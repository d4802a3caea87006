/** From the front page to a section, a story, its share menu, its author and all the way back. */
import { expect, type Page, test } from '@playwright/test';
import { tabTo } from './keyboard.ts';
import { BAGHDAD } from './pages.ts';

const HEADLINE = /^US urges Iran/;

/** Goes back, page by page, to where the journey began. */
async function goBackBy(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.goBack();
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  }
}

test('a reader without a mouse goes from the front to a section, a story, its share menu, its author and back @stripped', async ({
  page,
}) => {
  await page.goto('/');
  await tabTo(page, 'Skip to main content');
  await tabTo(page, /^Colour theme/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'World');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/world');

  await tabTo(page, 'Skip to main content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const isInMain = () => document.querySelector('main')?.contains(document.activeElement);
  expect(await page.evaluate(isInMain)).toBe(true);
  await tabTo(page, HEADLINE);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(BAGHDAD);

  await tabTo(page, 'Large text');
  await page.keyboard.press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-text-size', 'large');
  await tabTo(page, 'More ways to share');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Share on Bluesky');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More ways to share' })).toBeFocused();
  await tabTo(page, 'Farhan Qizilbash', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/authors/farhan-qizilbash');
  // The skip link was a step of its own.
  await goBackBy(page, [BAGHDAD, '/world#main', '/world', '/']);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('a reader goes from the front to a section, a story, its share menu, its author and back', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Sections menu' }).click();
    await page
      .getByRole('navigation', { name: 'All sections' })
      .getByRole('link', { name: 'World', exact: true })
      .click();
    await expect(page).toHaveURL('/world');
    await page.getByRole('main').getByRole('link', { name: HEADLINE }).first().click();
    await expect(page).toHaveURL(BAGHDAD);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
    await page.getByRole('button', { name: 'More ways to share' }).click();
    const bluesky = page.getByRole('link', { name: 'Share on Bluesky' });
    await expect(bluesky).toBeVisible();
    await expect(bluesky).toHaveAttribute('href', /^https:\/\/bsky\.app\//);
    await page.keyboard.press('Escape');
    await expect(bluesky).toBeHidden();
    await page.getByRole('main').getByRole('link', { name: 'Farhan Qizilbash' }).first().click();
    await expect(page).toHaveURL('/authors/farhan-qizilbash');
    await expect(page.getByRole('main').getByRole('link', { name: HEADLINE }).first()).toBeVisible();
    await goBackBy(page, [BAGHDAD, '/world', '/']);
  });
});
