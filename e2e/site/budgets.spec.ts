/**
 * What a page may cost a reader who comes for the first time, on a phone, before scrolling: bytes over HTTP as brotli
 * sends them, headers included, 1 KB = 1000 bytes. A page beyond its budget is a fault (docs/decisions/014).
 */
import { expect, test } from '@playwright/test';
import { BAGHDAD, LISTS, SEARCHES, STORIES } from './pages.ts';
import { bytesOf, type Delivery, ofType, visitCold } from './wire.ts';

const KB = 1000;
const CSS = 14 * KB;
const SCRIPT = 8 * KB;
const STORY_HTML = 14 * KB;
const LIST_HTML = 18 * KB;
const FRONT_HTML = 24 * KB;
const FONTS = 110 * KB;
/** A story in another script needs that script's face beside the paper's own two (docs/decisions/014). */
const FONTS_OF: Record<string, number> = { 'story in Hindi': 160 * KB, 'story in Urdu': 212 * KB };
/**
 * In a list, a headline in another script is set in the system's face. This machine may be one of the few that have
 * none: what it fetches then stands in no reader's way and is not counted.
 */
const isForBareSystems = ({ url }: Delivery, name: string): boolean =>
  url.includes('devanagari-lists') || (url.includes('nastaliq') && name !== 'story in Urdu');

const budgets = [
  ...Object.entries(STORIES).map(([name, address]) => ({ name, address, html: STORY_HTML })),
  ...Object.entries(SEARCHES).map(([name, address]) => ({ name, address, html: LIST_HTML })),
  ...Object.entries(LISTS).map(([name, address]) => ({
    name,
    address,
    html: name === 'front' ? FRONT_HTML : LIST_HTML,
  })),
];

test.use({ viewport: { width: 390, height: 844 } });

for (const { name, address, html } of budgets) {
  test(`${name}: a cold visit stays within its budget @stripped`, async ({ page, baseURL }) => {
    const deliveries = await visitCold(page, address);
    expect(deliveries.filter(({ url }) => !url.startsWith(`${baseURL}/`))).toEqual([]);

    const [document, ...others] = ofType(deliveries, 'Document');
    expect(others).toEqual([]);
    expect(document?.encoding).toBe('br');
    expect(document?.bytes).toBeGreaterThan(KB);
    expect(document?.bytes, 'HTML').toBeLessThanOrEqual(html);

    const [sheet, ...moreSheets] = ofType(deliveries, 'Stylesheet');
    expect(moreSheets).toEqual([]);
    expect(sheet?.encoding).toBe('br');
    expect(sheet?.bytes, 'CSS').toBeLessThanOrEqual(CSS);

    const scripts = ofType(deliveries, 'Script');
    expect(scripts.every(({ url }) => url.startsWith(`${baseURL}/assets/`))).toBe(true);
    expect(bytesOf(scripts), 'script').toBeLessThanOrEqual(SCRIPT);

    const fonts = ofType(deliveries, 'Font');
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    const counted = fonts.filter((font) => !isForBareSystems(font, name));
    expect(bytesOf(counted), 'fonts').toBeLessThanOrEqual(FONTS_OF[name] ?? FONTS);
  });
}

for (const [name, address] of Object.entries({ article: BAGHDAD, section: '/world', front: '/' })) {
  test(`${name}: its HTML and one style sheet are all that its text needs @stripped`, async ({ page }) => {
    await page.route('**/*', (route) =>
      ['document', 'stylesheet'].includes(route.request().resourceType()) ? route.continue() : route.abort(),
    );
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main').getByRole('paragraph').first()).toBeVisible();
    await expect(page.getByRole('contentinfo')).toBeAttached();
    const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
    expect(painted).toBe(1);
  });

  test(`${name}: the theme comes beside the style sheet, which waits for nothing else @stripped`, async ({
    page,
  }) => {
    const deliveries = await visitCold(page, address);
    const blocking = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter((entry) => Object(entry).renderBlockingStatus === 'blocking') // newer than TypeScript's DOM
        .map((entry) => new URL(entry.name).pathname.replace(/^.*\/(?:(theme)-\w+)?[^/]*(\.\w+)$/, '$1$2')),
    );
    expect(blocking.sort()).toEqual(['.css', 'theme.js']);
    const theme = deliveries.find(({ url }) => url.includes('/assets/theme-'));
    expect(theme?.bytes).toBeGreaterThan(0);
    // A response's headers are most of it: one packet.
    expect(theme?.bytes).toBeLessThanOrEqual(800);
  });

  test(`${name}: style sheet and theme are asked for at once, neither for the other @stripped`, async ({
    page,
  }) => {
    const asked = { css: Promise.withResolvers<void>(), theme: Promise.withResolvers<void>() };
    // Each is held until the other has been asked for: one round trip after the HTML, not two.
    await page.route('**/*.css', async (route) => {
      asked.css.resolve();
      await asked.theme.promise;
      await route.continue();
    });
    await page.route('**/assets/theme-*.js', async (route) => {
      asked.theme.resolve();
      await asked.css.promise;
      await route.continue();
    });
    await page.goto(address, { timeout: 10_000 });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('the next page asks for none of them again: style sheet, theme, elements and fonts are kept @stripped', async ({
  page,
}) => {
  await visitCold(page, BAGHDAD);
  await page.goto('/world', { waitUntil: 'networkidle' });
  const sent = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      // Its own letters beyond those of English are another matter.
      .filter(({ name }) => /\.(?:css|js|woff2)$/.test(name) && !name.includes('latin-1'))
      .map(({ name, transferSize }) => ({ name, transferSize })),
  );
  expect(sent.length).toBeGreaterThanOrEqual(5);
  expect(sent.filter(({ transferSize }) => transferSize > 0)).toEqual([]);
});
