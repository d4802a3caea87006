/** Stories that are passed on: as a link to some words, as a card in another site, as text for programs. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { BAGHDAD, STORIES } from './pages.ts';
import { unescaped } from './reading.ts';
import { behindTheWall, hidden, visible, walled, withdrawn } from './sample.ts';

const buttons = (page: Page) => page.getByRole('group', { name: 'Share this passage' });

/** Chooses the nth sentence-long stretch of a paragraph of the story's own text. */
const choose = (page: Page, paragraph: number, from: number, to: number): Promise<string> =>
  page.evaluate(
    ([nth = 0, start = 0, end = 0]) => {
      const text = document.querySelectorAll('.story-text > .body > p')[nth];
      const node = text && document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode();
      if (!node) throw new Error('There is no such paragraph.');
      getSelection()?.setBaseAndExtent(node, start, node, end);
      return String(getSelection());
    },
    [paragraph, from, to],
  );

test.describe('a passage', () => {
  test.beforeEach(async ({ context, baseURL }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: String(baseURL) });
  });

  for (const [name, address] of Object.entries({
    English: BAGHDAD,
    Hindi: STORIES['story in Hindi'],
    Urdu: STORIES['story in Urdu'],
  })) {
    test(`in ${name} is shared by a link that leads to it, without a mouse`, async ({ page, baseURL }) => {
      await page.goto(address);
      const words = await choose(page, 3, 0, 60);
      await expect(buttons(page)).toBeVisible();
      await expect(page.locator('share-passage').getByText(/^Passage chosen/)).toBeAttached();
      await page.keyboard.press('Tab');
      const copy = page.getByRole('button', { name: 'Copy link to passage' });
      await expect(copy).toBeFocused();
      expect((await copy.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await page.keyboard.press('Enter');
      await expect(buttons(page).getByRole('status')).toHaveText('Link copied');
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const canonical = await page.locator('link[rel="canonical"]').getAttribute('href');
      expect(link.startsWith(`${canonical}#:~:text=`), link).toBe(true);

      const there = await page.context().newPage();
      await there.setViewportSize({ width: 1000, height: 300 });
      const { pathname, hash } = new URL(link);
      await there.goto(`${baseURL}${pathname}${hash}`);
      const seen = () =>
        there.evaluate((sought) => {
          const paragraphs = [...document.querySelectorAll('.story-text > .body > p')];
          const found = paragraphs.find((each) => each.textContent?.includes(sought.slice(0, 40)));
          const { top = -1 } = found?.getBoundingClientRect() ?? {};
          return scrollY > 0 && top >= 0 && top < innerHeight;
        }, words);
      await expect.poll(seen).toBe(true);
    });
  }

  test('is offered for words of the story alone, until Escape is pressed', async ({ page }) => {
    await page.goto(BAGHDAD);
    await choose(page, 1, 0, 40);
    await expect(buttons(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(buttons(page)).toBeHidden();
    await choose(page, 2, 0, 40);
    await expect(buttons(page)).toBeVisible();
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('h1') as Element)); // there is one
    await expect(buttons(page)).toBeHidden();
  });

  test('has buttons that anybody can use, and that are not printed', async ({ page }) => {
    await page.goto(BAGHDAD);
    await choose(page, 1, 0, 40);
    await expect(buttons(page)).toBeVisible();
    expect(await faultsOf(page, 'share-passage')).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await expect(buttons(page)).toBeHidden();
  });
});

test.describe('a heading', () => {
  test.use({ javaScriptEnabled: false });

  test('has a link to itself, which is seen where it is looked for, and not printed', async ({ page }) => {
    await page.goto(STORIES['analysis with charts']);
    const heading = page.locator('.heading').first();
    const title = await heading.getByRole('heading').textContent();
    await expect(heading.getByRole('heading')).toHaveAccessibleName(String(title));
    const link = heading.getByRole('link');
    await expect(link).toHaveAccessibleName(String(title));
    await expect(link).toHaveCSS('opacity', '0');
    await heading.hover();
    await expect(link).toHaveCSS('opacity', '1');
    const box = await link.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    await link.click();
    const id = await heading.getByRole('heading').getAttribute('id');
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${id}`);
    // By the keyboard, on a small screen.
    await page.setViewportSize({ width: 360, height: 700 });
    await page.mouse.move(0, 0);
    await page.reload();
    await expect(link).toHaveCSS('opacity', '0');
    await link.focus();
    await expect(link).toHaveCSS('opacity', '1');
    await expect(link).toBeInViewport();
    await page.emulateMedia({ media: 'print' });
    await expect(link).toBeHidden();
  });
});

test.describe('the card of a story', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`shows in another site as oEmbed says, and leads to the story: ${colorScheme}`, async ({
      page,
      baseURL,
    }) => {
      await page.emulateMedia({ colorScheme });
      const story = `${String(baseURL).replace('127.0.0.1', 'localhost')}${BAGHDAD}`;
      const answer = await page.request.get('/oembed', { params: { url: story, maxwidth: '500' } });
      expect(answer.status()).toBe(200);
      const { html, title } = await answer.json();
      const frames = `${html.replaceAll('localhost', '127.0.0.1')}<iframe src="${baseURL}${BAGHDAD}"></iframe>`;
      const other = createServer((_, response) => {
        response
          .writeHead(200, { 'Content-Type': 'text/html' })
          .end(`<!DOCTYPE html><title>Else</title>${frames}`);
      });
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as AddressInfo; // on TCP
      const refused: string[] = [];
      page.on('console', (message) => refused.push(message.text()));
      await page.goto(`http://127.0.0.1:${port}/`);
      const card = page.frameLocator('iframe').first();
      await expect(card.getByRole('heading')).toHaveText(title);
      await expect(card.getByRole('img')).toHaveJSProperty('complete', true);
      expect(
        await card.locator('body').evaluate(() => document.documentElement.scrollHeight <= innerHeight),
      ).toBe(true);
      expect(
        await card.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth),
      ).toBeGreaterThan(0);
      // The page itself is refused in a frame; of the card nothing is.
      expect(refused.filter((text) => !text.includes(`${baseURL}/'`) && !text.includes('frame'))).toEqual([]);
      expect(refused.join()).toMatch(/frame/);
      other.close();
      await page.goto(`/embed${BAGHDAD}`);
      expect(await faultsOf(page)).toEqual([]);
      await expect(page.getByRole('link')).toHaveAttribute('target', '_top');
      await expect(page.getByRole('link')).toHaveAttribute('href', story);
    });
  }
});

test('every public story is there as Markdown, as a card and by oEmbed, with no word that is not free', async ({
  request,
  baseURL,
}) => {
  test.setTimeout(60_000);
  const origin = String(baseURL).replace('127.0.0.1', 'localhost');
  for (const story of visible) {
    const path = encodeURI(story.path);
    const text = await request.get(`${path}.md`);
    expect(text.status(), path).toBe(200);
    expect(text.headers()['content-type']).toBe('text/markdown; charset=utf-8');
    expect(text.headers()['x-robots-tag']).toBe('noindex');
    const markdown = await text.text();
    expect(markdown).toContain(`url: ${origin}${path}`);
    expect(markdown, path).not.toMatch(/\]\(\/|^:::/m);
    const card = await request.get(`/embed${path}`);
    expect(card.status(), path).toBe(200);
    expect(card.headers()['content-security-policy'], path).toContain('frame-ancestors *');
    expect(unescaped(await card.text()), path).toContain(story.fields.headline);
    const described = await request.get('/oembed', { params: { url: `${origin}${path}` } });
    expect((await described.json()).title, path).toBe(story.fields.headline);
    const page = await (await request.get(path)).text();
    expect(page).toContain(`<link rel="alternate" type="text/markdown" href="${path}.md"/>`);
    if (walled.includes(story)) {
      for (const words of behindTheWall(story)) expect(markdown, path).not.toContain(words);
      expect(markdown).toContain('This is the opening of a story for');
    }
  }
});

test('of a story that nobody may read there is nothing', async ({ request, baseURL }) => {
  const origin = String(baseURL).replace('127.0.0.1', 'localhost');
  const guide = await (await request.get('/llms.txt')).text();
  expect(guide).toMatch(/^# The Meridian\n/);
  for (const story of [...hidden, ...withdrawn]) {
    const path = encodeURI(story.path);
    const status = withdrawn.includes(story) ? 410 : 404;
    for (const copy of [`${path}.md`, `/embed${path}`]) {
      expect((await request.get(copy)).status(), copy).toBe(status);
    }
    expect((await request.get('/oembed', { params: { url: `${origin}${path}` } })).status(), path).toBe(404);
    expect(guide).not.toContain(path);
  }
});
