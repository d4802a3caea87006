import { expect, type Page, test } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { BAGHDAD, TEMPLATES } from './pages.ts';

const LIGHT = 'rgb(250, 250, 248)';
const DARK = 'rgb(15, 18, 20)';

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const themeButton = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Colour theme/ });

test.describe('theme', () => {
  test.use({ colorScheme: 'light' });

  test('goes from the device’s to light, to dark and back, and is remembered on every page', async ({
    page,
  }) => {
    await page.goto('/');
    const button = themeButton(page);
    await expect(button).toHaveAccessibleName('Colour theme: automatic');
    await button.click();
    await expect(button).toHaveAccessibleName('Colour theme: light');
    await button.click();
    await expect(button).toHaveAccessibleName('Colour theme: dark');
    expect(await ground(page)).toBe(DARK);
    await page.goto(BAGHDAD);
    await expect(themeButton(page)).toHaveAccessibleName('Colour theme: dark');
    expect(await ground(page)).toBe(DARK);
    await themeButton(page).click();
    await expect(themeButton(page)).toHaveAccessibleName('Colour theme: automatic');
    expect(await ground(page)).toBe(LIGHT);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground(page)).toBe(DARK);
  });

  test('is there before the body is, so that the other one never flashes', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('theme', 'dark');
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        const { theme } = document.documentElement.dataset;
        Object.assign(window, { first: [theme, getComputedStyle(document.body).backgroundColor] });
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(BAGHDAD);
    expect(await page.evaluate(() => Object(window).first)).toEqual(['dark', DARK]);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('holds for drawings, which are files of their own', async ({ page }) => {
    const picture = page.locator('.lead-figure img');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(BAGHDAD);
    const onDarkDevice = await picture.screenshot();
    await page.emulateMedia({ colorScheme: 'light' });
    const onLightDevice = await picture.screenshot();
    expect(onLightDevice.equals(onDarkDevice)).toBe(false);
    await page.evaluate(() => localStorage.setItem('theme', 'dark'));
    await page.reload();
    expect((await picture.screenshot()).equals(onDarkDevice)).toBe(true);
  });

  test('changes in every open tab', async ({ context, page }) => {
    const other = await context.newPage();
    await page.goto('/');
    await other.goto('/world');
    await themeButton(page).click();
    await themeButton(page).click();
    await expect(themeButton(other)).toHaveAccessibleName('Colour theme: dark');
    expect(await ground(other)).toBe(DARK);
  });

  test('colours the browser’s bars too', async ({ page }) => {
    await page.goto('/');
    await themeButton(page).click();
    await themeButton(page).click();
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
        .filter(({ media }) => matchMedia(media).matches)
        .map(({ content }) => content),
    );
    expect(shown).toEqual(['#0f1214']);
  });

  test('is chosen from the menu on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(BAGHDAD);
    await page.getByRole('button', { name: 'Sections menu' }).click();
    const menu = page.locator('.section-menu');
    await expect(menu.getByRole('link', { name: 'Culture' })).toBeVisible();
    await menu.getByRole('button', { name: 'Colour theme: automatic' }).click();
    await menu.getByRole('button', { name: 'Colour theme: light' }).click();
    await expect(menu.getByText('Colour theme: dark').first()).toBeVisible();
    expect(await ground(page)).toBe(DARK);
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  });

  test('works where nothing may be kept', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto('/');
    await themeButton(page).click();
    await themeButton(page).click();
    expect(await ground(page)).toBe(DARK);
  });
});

test('text grows with its measure, in four steps, and stays that way', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(BAGHDAD);
  const sizes = page.getByRole('group', { name: 'Text size' });
  await expect(sizes.getByRole('button')).toHaveCount(4);
  await expect(sizes.getByRole('button', { name: 'Normal text' })).toHaveAttribute('aria-pressed', 'true');
  const measure = () =>
    page.evaluate(() => {
      const width = (selector: string) =>
        document.querySelector(selector)?.getBoundingClientRect().width ?? 0;
      return { text: width('.dateline'), line: width('.body > p') };
    });
  const normal = await measure();
  for (const [label, factor] of [
    ['Small text', 0.9],
    ['Large text', 1.15],
    ['Largest text', 1.3],
  ] as const) {
    await sizes.getByRole('button', { name: label }).click();
    const now = await measure();
    expect(now.text / normal.text, label).toBeCloseTo(factor, 1);
    // The largest line is as long as its column allows.
    expect(now.line / normal.line, label).toBeCloseTo(Math.min(factor, 1.26), 1);
  }
  await page.reload();
  await expect(sizes.getByRole('button', { name: 'Largest text' })).toHaveAttribute('aria-pressed', 'true');
  expect((await measure()).text / normal.text).toBeCloseTo(1.3, 1);
});

test('a copied link is the story’s address, and the reader is told', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: String(baseURL) });
  await page.goto(BAGHDAD);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('share-tools').getByRole('status')).toHaveText('Link copied');
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(canonical);
});

test('the device’s own share sheet is offered where there is one', async ({ page }) => {
  await page.addInitScript(() => {
    const share = async (data: ShareData) => Object.assign(window, { shared: data });
    Object.defineProperty(navigator, 'share', { value: share });
  });
  await page.goto(BAGHDAD);
  await page.getByRole('button', { name: 'Share with an app' }).click();
  const headline = await page.getByRole('heading', { level: 1 }).textContent();
  expect(await page.evaluate(() => Object(window).shared)).toEqual({
    title: headline,
    // Many apps show the text and leave the title out.
    text: headline,
    url: await page.locator('link[rel=canonical]').getAttribute('href'),
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('menus open, and nothing is shown that would not work', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(BAGHDAD);
    for (const element of ['theme-control', 'text-size']) {
      for (const control of await page.locator(element).all()) await expect(control).toBeHidden();
    }
    await page.getByRole('button', { name: 'More ways to share' }).click();
    await expect(page.getByRole('link', { name: 'Share on Bluesky' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('link', { name: 'Share on Bluesky' })).toBeHidden();
    await page.getByRole('button', { name: 'Sections menu' }).click();
    await page
      .getByRole('navigation', { name: 'All sections' })
      .getByRole('link', { name: 'Science' })
      .click();
    await expect(page).toHaveURL(/\/science$/);
  });
});

test('an old story says how old it is, beside its time; a new one does not', async ({ page }) => {
  await page.goto(BAGHDAD);
  await expect(page.locator('.story-meta')).toContainText('This story is more than 19 years old');
  await page.goto('/science/2026/06/30/why-clocks-have-leap-seconds');
  await expect(page.locator('.story-meta')).toContainText('Jun 30, 2026');
  await expect(page.locator('.story-meta')).not.toContainText('years old');
});

for (const width of [320, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`a menu that is open has no accessibility fault: ${width} px, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(BAGHDAD);
      const names = ['More ways to share', ...(width === 320 ? ['Sections menu'] : [])];
      for (const name of names) {
        await page.getByRole('button', { name }).click();
        expect(await faultsOf(page), name).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });
  }
}

for (const [name, address] of Object.entries(TEMPLATES)) {
  test(`${name}: everything to press is 44 px @stripped`, async ({ page }) => {
    await page.goto(address);
    for (const width of [320, 390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      const small = await page.evaluate(
        (least) => {
          const roots: (Document | ShadowRoot)[] = [document];
          for (const { shadowRoot } of document.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
          return (
            roots
              .flatMap((root) => [...root.querySelectorAll<HTMLElement>('a[href], button, summary, input')])
              .filter((element) => element.checkVisibility({ visibilityProperty: true }))
              // Links in running text are exempt (WCAG 2.5.8), and a teaser's link covers the teaser.
              .filter((element) => getComputedStyle(element).display !== 'inline')
              .filter((element) => !element.matches('.stretch, .skip'))
              .map((element) => ({ element, box: element.getBoundingClientRect() }))
              .filter(({ element, box }) => box.height < (element.closest('.foot-cols') ? least : 43.9))
              .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`)
          );
          // The footer's columns are closer on a wide page, which a mouse points at.
        },
        width > 1000 ? 35.9 : 43.9,
      );
      expect(small, `at ${width} px`).toEqual([]);
    }
  });

  test(`${name}: text spacing and 400 % zoom cut nothing off and lay nothing over the header @stripped`, async ({
    page,
  }) => {
    // 1280 × 1024 at 400 %; the spacing is that of WCAG 1.4.12.
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(address);
    const find = () =>
      page.evaluate(() => {
        const cut = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
          .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflow))
          .filter(
            (element) =>
              element.textContent?.trim() && !element.matches('.sr, .visually-hidden, .fig, svg, svg *'),
          )
          .filter(
            (element) =>
              element.scrollHeight > element.clientHeight + 1 ||
              element.scrollWidth > element.clientWidth + 1,
          )
          .map((element) => element.outerHTML.slice(0, 80));
        const over = document.documentElement.scrollWidth - innerWidth;
        const controls = [...document.querySelectorAll('header :is(a, button), header theme-control')]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .filter((element) => !element.closest('[popover]'))
          .map((element) => ({ element, box: element.getBoundingClientRect() }));
        const covered = controls.flatMap(({ element, box }, index) =>
          controls
            .slice(index + 1)
            .filter((other) => !element.contains(other.element))
            .filter(
              (other) =>
                Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
                Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 1,
            )
            .map((other) => `${element.textContent} under ${other.element.textContent}`),
        );
        return { cut, over, covered };
      });
    expect(await find()).toEqual({ cut: [], over: 0, covered: [] });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
        p { margin-block-end: 2em !important; }`);
      document.adoptedStyleSheets = [sheet];
    });
    expect(await find()).toEqual({ cut: [], over: 0, covered: [] });
  });
}

test('at 320 px the largest text stays inside the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(BAGHDAD);
  await page.getByRole('button', { name: 'Largest text' }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('a note leads back to where it was called', async ({ page }) => {
  await page.goto('/business/2026/04/26/the-box-that-changed-trade-was-the-work-of-committees');
  const call = page.locator('.body sup a').first();
  await call.click();
  const note = page.locator('.footnotes li').first();
  await expect(note).toBeInViewport();
  await note.getByRole('link').last().click();
  await expect(call).toBeInViewport();
});

test('forced colours keep what is chosen and what has the focus visible', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(BAGHDAD);
  const sizes = page.getByRole('group', { name: 'Text size' });
  const colour = (name: string) =>
    sizes.getByRole('button', { name }).evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(await colour('Normal text')).not.toBe(await colour('Large text'));
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(
    () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
  );
  expect(outline).toBe('solid');
});
