/**
 * The main templates look as they did when somebody last looked at them. Where a change is meant, open the pictures in
 * .test/playwright, then keep the new ones: `npm run screenshots -- --accept`, and commit e2e/site/baselines.
 */
import { test as base, expect, type Page } from '@playwright/test';
import { LISTS, STORIES } from './pages.ts';

const PHONE = { width: 390, height: 1400 };
const DESK = { width: 1440, height: 1600 };

/** Glyphs by their outlines alone: hints and sub-pixels are the machine's. */
const RENDERING = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

/**
 * 0.1 tells ink from the grey of summaries and one section's accent from the next; a thousandth of a picture may differ,
 * as two versions of Chromium smooth edges differently: that is less than half a line of text, or a rule.
 */
const TOLERANCE = { threshold: 0.1, maxDiffPixelRatio: 0.001 };

const test = base.extend({
  launchOptions: [
    ({ launchOptions }, use) =>
      use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...RENDERING] }),
    { scope: 'worker' },
  ],
});

/** Every word in the paper's own faces, none in those that the machine happens to have. */
const withOwnFaces = (page: Page) =>
  page.route('**/*.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(/local\([^)]*\),?/g, '') });
  });

async function open(page: Page, path: string): Promise<void> {
  await withOwnFaces(page);
  await page.goto(path);
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await document.fonts.ready;
  });
}

const SHOTS = {
  front: LISTS.front,
  section: LISTS.section,
  article: STORIES.article,
  'article-urdu': STORIES['story in Urdu'],
  live: STORIES['live story'],
  'not-found': LISTS['not found'],
};

for (const [name, path] of Object.entries(SHOTS)) {
  for (const viewport of [PHONE, DESK]) {
    const isDarkToo = viewport === DESK && (name === 'front' || name === 'article');
    for (const colorScheme of isDarkToo ? (['light', 'dark'] as const) : (['light'] as const)) {
      const shot = `${name}-${viewport.width}-${colorScheme}`;
      test(`${shot} looks as it did @stripped`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await open(page, path);
        // Words in drawings are set in faces of the machine: an image loads none.
        await expect(page).toHaveScreenshot(`${shot}.png`, {
          ...TOLERANCE,
          mask: [page.locator('.fig img')],
        });
      });
    }
  }
}
