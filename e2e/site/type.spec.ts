import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { lineLengths, visitWithFonts, watchFonts } from './fonts.ts';
import { BAGHDAD } from './pages.ts';

const PAGES = { article: BAGHDAD, section: '/world', front: '/' } as const;
const EVERY_PAGE = ['newsreader-latin', 'public-sans-latin'];

/** Address of the sample story in a language, from the section that it is in. */
async function storyIn(request: APIRequestContext, language: 'hi' | 'ur'): Promise<string> {
  const culture = await (await request.get('/culture')).text();
  const [, teaser = ''] = culture.split(`lang="${language}"`);
  return String(/href="(\/culture\/2[^"]*)"/.exec(teaser)?.[1]);
}

for (const [name, address] of Object.entries(PAGES)) {
  test(`${name}: two fonts on a cold visit, within their budget, asked for before the style sheet @stripped`, async ({
    page,
  }) => {
    const fetched = watchFonts(page);
    const response = await page.goto(address, { waitUntil: 'networkidle' });
    const has = async (selector: string) => (await page.locator(selector).count()) > 0;
    const expected = [...EVERY_PAGE];
    if (await has('main :is(em, i, cite)')) expected.push('newsreader-italic-latin');
    // A system with a Devanagari of its own needs no file for a teaser.
    const ours = fetched.map((font) => font.name).filter((font) => !font.endsWith('devanagari-lists'));
    // Rarer letters than those of English and its guests, the ð of Höfði on a map, are in files of their own.
    const isRarer = /[ãåæëìîïðòõøùúûýþÿ]/i.test((await page.locator('main').textContent()) ?? '');
    const names = ours.filter((font) => !(isRarer && font.endsWith('-latin-1')));
    expect(names.sort()).toEqual(expected.sort());
    expect(fetched.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(110_000);
    const links = String(response?.headers().link).split(', ');
    expect(links).toHaveLength(2);
    for (const link of links) expect(link).toMatch(/\.woff2>; rel=preload; as="font"; crossorigin/);
  });
}

test('a name beyond Latin-1 and a price in rupees fetch the file that spells them @stripped', async ({
  page,
}) => {
  const fetched = watchFonts(page);
  await page.goto(BAGHDAD);
  for (const [text, file] of [
    ['₹1,499', 'newsreader-signs'],
    ['Łódź, Şırnak, Čech', 'newsreader-latin-extended'],
    ['Nguyễn', 'newsreader-vietnamese'],
  ] as const) {
    expect(fetched.map(({ name }) => name)).not.toContain(file);
    await page.locator('h1').evaluate((headline, words) => {
      headline.textContent = words;
    }, text);
    await expect.poll(() => fetched.map(({ name }) => name)).toContain(file);
  }
});

for (const [language, file, other] of [
  ['hi', 'noto-serif-devanagari', 'noto-nastaliq-urdu'],
  ['ur', 'noto-nastaliq-urdu', 'noto-serif-devanagari'],
] as const) {
  test(`a story in ${language} brings its script’s face and leading, and no other script’s @stripped`, async ({
    page,
    request,
  }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    const address = await storyIn(request, language);
    const fetched = watchFonts(page);
    await page.goto(address, { waitUntil: 'networkidle' });
    const names = fetched.map(({ name }) => name);
    expect(names).toContain(file);
    expect(names).not.toContain(other);
    const style = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { fontSize, lineHeight, letterSpacing, direction, fontStyle } = getComputedStyle(element);
          const leading = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
          return { leading, letterSpacing, direction, fontStyle };
        });
    const body = await style('.body > p');
    const headline = await style('h1');
    expect(headline.letterSpacing).toBe('normal');
    expect(body.direction).toBe(language === 'ur' ? 'rtl' : 'ltr');
    expect(body.leading).toBeGreaterThan(language === 'ur' ? 2.1 : 1.65);
    expect(headline.leading).toBeGreaterThan(language === 'ur' ? 1.8 : 1.3);
    expect((await style('.body em')).fontStyle).toBe('normal');
    // The paper's own words stand in its own language and direction.
    expect((await style('.note')).direction).toBe('ltr');
  });
}

for (const width of [1280, 1440]) {
  test(`a line of a story holds 62 to 68 characters at ${width} px @stripped`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await visitWithFonts(page, BAGHDAD);
    const lengths = await lineLengths(page);
    expect(lengths.length).toBeGreaterThan(20);
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(average).toBeGreaterThanOrEqual(62);
    expect(average).toBeLessThanOrEqual(68);
  });
}

test('figures of times and tables stand under each other, those of a story do not @stripped', async ({
  page,
}) => {
  await visitWithFonts(page, BAGHDAD);
  const widths = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const probe = document.createElement('span');
        element.append(probe);
        const of = (text: string) => {
          probe.textContent = text;
          return probe.getBoundingClientRect().width;
        };
        return [of('1111111111'), of('0000000000')];
      });
  const [ones, noughts] = await widths('main .meta');
  expect(ones).toBeCloseTo(noughts ?? 0, 1);
  const [narrow = 0, wide = 0] = await widths('.body > p');
  expect(wide - narrow).toBeGreaterThan(5);
});

test('a face that is missing leaves headlines and lines where they were @stripped', async ({
  browser,
  page,
}) => {
  const heights = (on: Page) =>
    on.evaluate(() =>
      [...document.querySelectorAll('main .hl, main .standfirst')].map((element) =>
        Math.round(element.getBoundingClientRect().height),
      ),
    );
  await page.setViewportSize({ width: 768, height: 900 });
  await visitWithFonts(page, BAGHDAD);
  const hasStandIn = await page.evaluate(() =>
    new FontFace('probe', 'local("Times New Roman"), local("Liberation Serif"), local("Noto Serif")')
      .load()
      .then(
        () => true,
        () => false,
      ),
  );
  test.skip(!hasStandIn, 'This machine has no face that stands in for ours (Debian: fonts-liberation).');
  const context = await browser.newContext({ viewport: { width: 768, height: 900 } });
  const without = await context.newPage();
  await without.route('**/*.woff2', (route) => route.abort());
  await without.goto(page.url());
  const drawn = await heights(page);
  expect(drawn.length).toBeGreaterThan(5);
  const standIn = await heights(without);
  const differing = standIn.filter((height, index) => Math.abs(height - (drawn[index] ?? 0)) > 1);
  expect(differing.length / drawn.length).toBeLessThan(0.1);
  await context.close();
});
