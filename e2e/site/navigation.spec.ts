import { chromium, expect, test } from '@playwright/test';
import { fetchedAhead } from './fetched-ahead.ts';
import { BAGHDAD } from './pages.ts';

test('a page tells the browser which links it may fetch before they are followed', async ({
  request,
  page,
}) => {
  const response = await page.goto('/');
  const address = String(response?.headers()['speculation-rules']).replaceAll('"', '');
  const rules = await request.get(address);
  expect(rules.headers()['content-type']).toBe('application/speculationrules+json');
  const { prefetch, prerender } = await rules.json();
  expect(prefetch[0].eagerness).toBe('moderate');
  expect(prerender[0].eagerness).toBe('conservative');
  expect(JSON.stringify(prefetch)).toContain('/media/*');
});

test('a link that is hovered over is there when it is pressed @stripped', async ({ page }) => {
  await page.goto('/');
  const link = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'World' });
  // The browser fetches a page ahead after 200 ms of hovering.
  await fetchedAhead(page, () => link.hover());
  await link.click();
  await expect(page).toHaveURL(/\/world$/);
  const delivery = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation');
    return Object(entry).deliveryType;
  });
  expect(delivery).toBe('navigational-prefetch');
});

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`pages fade into each other where motion is welcome: ${reducedMotion} @stripped`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        const { viewTransition } = event as Event & { viewTransition?: unknown }; // newer than TypeScript's DOM
        sessionStorage.setItem('faded', String(Boolean(viewTransition)));
      });
    });
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'World' }).click();
    await expect(page).toHaveURL(/\/world$/);
    await expect
      .poll(() => page.evaluate(() => sessionStorage.getItem('faded')))
      .toBe(String(reducedMotion === 'no-preference'));
  });
}

test('going back shows the page as it was left, from the browser’s memory @stripped', async ({ baseURL }) => {
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: args ?? [],
    // Playwright turns it off for other tests.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const page = await browser.newPage({ baseURL: String(baseURL) });
    await page.addInitScript(() => {
      addEventListener('pageshow', (event) => Object.assign(window, { persisted: event.persisted }));
    });
    await page.goto(BAGHDAD);
    await page.evaluate(() => Object.assign(window, { left: 'here' }));
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'World' }).click();
    await expect(page).toHaveURL(/\/world$/);
    await page.goBack({ waitUntil: 'commit' });
    await expect
      .poll(() => page.evaluate(() => [Object(window).persisted, Object(window).left]))
      .toEqual([true, 'here']);
  } finally {
    await browser.close();
  }
});

test('no page has what would keep it out of the browser’s memory', async ({ page, request }) => {
  const response = await request.get(BAGHDAD);
  expect(response.headers()['cache-control']).not.toContain('no-store');
  await page.addInitScript(() => {
    const add = EventTarget.prototype.addEventListener;
    const heard = new Set<string>();
    Object.assign(window, { heard });
    EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, ...rest) {
      heard.add(type);
      return Reflect.apply(add, this, [type, ...rest]);
    } as typeof add; // the overloads are those of what is wrapped
  });
  await page.goto(BAGHDAD, { waitUntil: 'networkidle' });
  const heard = await page.evaluate(() => [...(Object(window).heard as Set<string>)]);
  expect(heard).toContain('pageshow');
  expect(heard).not.toContain('unload');
  expect(heard).not.toContain('beforeunload');
});
