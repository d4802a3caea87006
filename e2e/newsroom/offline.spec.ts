/** The paper without a connection: what was saved can be read, nothing old is shown while there is one. */
import type { BrowserContext, Page } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { expect, type Newsroom, testAlone } from './newsroom.ts';
import { signIn, test } from './readers.ts';

test.use({ serviceWorkers: 'allow' });
testAlone.use({ serviceWorkers: 'allow' });
// A newsroom takes seconds to start.
test.describe.configure({ timeout: 60_000 });

const PAGES = 'broadsheet-pages';
const FILES = 'broadsheet-files';

/** Saves a story by its button on the page, or takes it out. */
async function save(page: Page, path: string, saved = true): Promise<void> {
  const button = page.locator(`save-button:has(button[value="${path}"])`).first().getByRole('button');
  await expect(button).toHaveAttribute('aria-pressed', String(!saved));
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', String(saved));
}

/** Paths of all that a device keeps, from a page of the paper. */
const kept = (page: Page, cache = PAGES): Promise<string[]> =>
  page.evaluate(
    async (name) =>
      (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname + new URL(url).search),
    cache,
  );

const keeps = (page: Page, path: string, timeout = 10_000): Promise<void> =>
  expect(async () => expect(await kept(page)).toContain(path)).toPass({ timeout });

/** A reader at the second page of a visit: the worker has come. */
async function readOn(page: Page, newsroom: Newsroom): Promise<void> {
  await page.goto(newsroom.url);
  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link', { name: 'World' })
    .first()
    .click();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise<void>((resolve) => {
      active?.addEventListener('statechange', () => active.state === 'activated' && resolve());
    });
  });
}

/** Tests share a newsroom, and not their stories. */
let count = 0;

/** A story with a picture, and one that nobody saves. */
function publish(newsroom: Newsroom): { saved: string; other: string; file: string; text: string } {
  count += 1;
  const saved = newsroom.story({
    slug: `kept-story-${count}`,
    headline: 'Kept for the train',
    more: 'image: { src: /media/graphics/baghdad.svg, alt: A map of Baghdad, caption: The city., credit: The Meridian }\n',
  });
  const other = newsroom.story({ slug: `not-kept-${count}`, headline: 'Left at home' });
  newsroom.save(saved.file, saved.text);
  newsroom.save(other.file, other.text);
  return { saved: saved.path, other: other.path, file: saved.file, text: saved.text };
}

/** Waits until stories are published: how soon, other tests hold. */
async function published(newsroom: Newsroom, ...paths: string[]): Promise<void> {
  for (const path of paths) await expect.poll(async () => (await newsroom.get(path)).status).toBe(200);
  for (const path of paths)
    await expect.poll(async () => (await newsroom.get('/world')).text).toContain(path);
}

/** A reader at the second page of a visit, of a paper with both stories. */
async function visit(page: Page, newsroom: Newsroom): Promise<ReturnType<typeof publish>> {
  const stories = publish(newsroom);
  await published(newsroom, stories.saved, stories.other);
  await readOn(page, newsroom);
  return stories;
}

/** The same reader, who has saved the story from a list, without opening its own page. */
async function visitAndSave(page: Page, newsroom: Newsroom): Promise<ReturnType<typeof publish>> {
  const stories = await visit(page, newsroom);
  await save(page, stories.saved);
  await keeps(page, stories.saved);
  return stories;
}

async function withoutNetwork(context: BrowserContext, work: () => Promise<void>): Promise<void> {
  await context.setOffline(true);
  await work();
  await context.setOffline(false);
}

test('a saved story is read with its picture, its style and its faces; another one says what is there', async ({
  page,
  context,
  newsroom,
}) => {
  const { saved, other } = await visitAndSave(page, newsroom);
  await withoutNetwork(context, async () => {
    await page.goto(newsroom.url + saved);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kept for the train');
    const picture = page.locator('.lead-figure img');
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length)).toBeGreaterThan(20);
    await page.evaluate(() => document.fonts.ready);
    const faces = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
    expect(faces.join(' ')).toMatch(/newsreader/i);
    expect(faces.join(' ')).toMatch(/public ?sans/i);

    await page.goto(newsroom.url + other);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you can read offline');
    await expect(page.getByText('There is no connection to the paper just now')).toBeVisible();
    await page.getByRole('link', { name: 'Kept for the train' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kept for the train');
  });
  await page.goto(newsroom.url + other);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Left at home');
});

test('a story that is taken out of the library leaves the device, with the files that only it needed', async ({
  page,
  newsroom,
}) => {
  const { saved } = await visitAndSave(page, newsroom);
  expect((await kept(page, FILES)).join(' ')).toContain('/media/graphics/baghdad.svg');
  await save(page, saved, false);
  await expect.poll(() => kept(page)).not.toContain(saved);
  await expect
    .poll(async () => (await kept(page, FILES)).join(' '))
    .not.toContain('/media/graphics/baghdad.svg');
  expect(await kept(page)).toContain('/offline');
});

test('the last front page is kept; with a connection it is the present one, and so is a saved story', async ({
  page,
  context,
  newsroom,
}) => {
  const { saved, file, text } = await visitAndSave(page, newsroom);
  await page.goto(newsroom.url);
  await keeps(page, '/');
  await withoutNetwork(context, async () => {
    await page.goto(newsroom.url);
    await expect(page.getByRole('link', { name: 'Kept for the train' }).first()).toBeVisible();
  });
  newsroom.save(file, text.replaceAll('Kept for the train', 'Kept for the ferry'));
  for (const path of ['/', saved])
    await expect.poll(async () => (await newsroom.get(path)).text).toContain('Kept for the ferry');
  await page.goto(newsroom.url);
  await expect(page.getByRole('link', { name: 'Kept for the ferry' }).first()).toBeVisible();
  await page.goto(newsroom.url + saved);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kept for the ferry');
  const title = () =>
    page.evaluate(
      async (path) => (await (await caches.match(path, { ignoreVary: true }))?.text()) ?? '',
      saved,
    );
  await expect.poll(title).toContain('Kept for the ferry');
  await withoutNetwork(context, async () => {
    await page.goto(newsroom.url + saved);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kept for the ferry');
  });
});

test('a story saved without a connection is fetched when there is one again', async ({
  page,
  context,
  newsroom,
}) => {
  const { saved } = await visit(page, newsroom);
  await withoutNetwork(context, async () => {
    await save(page, saved);
    await page.goto(newsroom.url + saved);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you can read offline');
    await expect(
      page.getByText('Nothing is kept on this device yet.').or(page.getByText('The last front page')),
    ).toBeVisible();
  });
  await keeps(page, saved);
});

testAlone(
  'if a story cannot be fetched as soon as the connection is back, the open page fetches it a little later',
  async ({ page, context, newsroom }) => {
    testAlone.setTimeout(120_000);
    const { saved } = await visit(page, newsroom);
    await context.setOffline(true);
    await save(page, saved);
    // The device is online again, but cannot reach the paper yet.
    await newsroom.stop();
    // This request comes from the worker, not from a page.
    const refused = context.waitForEvent('requestfailed');
    await context.setOffline(false);
    await refused;
    await newsroom.start();
    // The pauses between attempts grow: the next one may come as long after the start as the start took.
    await keeps(page, saved, 60_000);
  },
);

test('nothing is registered at the first page of a visit', async ({ page, newsroom }) => {
  await page.goto(newsroom.url, { waitUntil: 'networkidle' });
  const registrations = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registrations()).toBe(0);
  await readOn(page, newsroom);
  expect(await registrations()).toBe(1);
});

/** What a device holds by the worker's own count: bytes of pages, and of files once. */
const bytesKept = (page: Page): Promise<number> =>
  page.evaluate(async (name) => {
    const pages = await caches.open(name);
    const needs = new Map<string, number>();
    let bytes = 0;
    for (const request of await pages.keys()) {
      const text = (await pages.match(request, { ignoreVary: true }))?.headers.get('Broadsheet-Kept') ?? '';
      const kept = JSON.parse(decodeURIComponent(text)) as { bytes: number; needs: Record<string, number> };
      bytes += kept.bytes;
      for (const [url, size] of Object.entries(kept.needs)) needs.set(url, size);
    }
    return [...needs.values()].reduce((sum, size) => sum + size, bytes);
  }, PAGES);

/** Starts the paper anew with another limit, and waits until the open tab has its new worker. */
async function limitTo(bytes: number, page: Page, newsroom: Newsroom): Promise<void> {
  // The browser may come for the new version by itself: it is listened for before there is one.
  await page.evaluate(() => {
    delete document.documentElement.dataset.taken;
    const take = () => Object.assign(document.documentElement.dataset, { taken: '1' });
    navigator.serviceWorker.addEventListener('controllerchange', take, { once: true });
  });
  await newsroom.stop();
  await newsroom.start({ OFFLINE_BYTES: String(bytes) });
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });
  await expect(page.locator('html')).toHaveAttribute('data-taken', '1', { timeout: 20_000 });
  const waiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting === null);
  expect(await waiting()).toBe(true);
}

testAlone(
  'a new version takes over an open tab; with less room the oldest reads go, then a new story finds none',
  async ({ page, newsroom }) => {
    testAlone.setTimeout(150_000);
    const { saved, other } = publish(newsroom);
    const reads = [1, 2].map((n) => newsroom.story({ slug: `read-${n}`, headline: `Read ${n}` }));
    for (const { file, text } of reads) newsroom.save(file, text);
    const [first = '', second = ''] = reads.map(({ path }) => path);
    await published(newsroom, saved, other, first, second);
    await readOn(page, newsroom);
    await save(page, saved);
    await keeps(page, saved);
    for (const [n, path] of [first, second].entries()) {
      await page.goto(newsroom.url + path);
      // What the page's own script keeps of a read after some seconds.
      await page.evaluate(
        ([id, at]) => localStorage.setItem(`broadsheet.read:${id}`, JSON.stringify({ at, stamp: '0' })),
        [path, n] as const,
      );
    }
    await page.goto(`${newsroom.url}/world`);
    await keeps(page, second);
    await keeps(page, first);
    // The frames, too: then nothing more is on its way.
    const refreshed = () => page.evaluate(() => sessionStorage.getItem('broadsheet-refreshed'));
    await expect.poll(refreshed).toBe('1');

    await limitTo((await bytesKept(page)) - 1, page, newsroom);
    await expect.poll(() => kept(page)).not.toContain(first);
    expect(await kept(page)).toEqual(expect.arrayContaining([second, saved, '/offline']));

    await limitTo(1000, page, newsroom);
    await expect.poll(() => kept(page)).not.toContain(second);
    await save(page, other);
    await expect(page.getByText('this device has no room for more')).toBeVisible();
    expect(await kept(page)).toContain(saved);
    expect(await kept(page)).not.toContain(other);
  },
);

testAlone(
  'turned off by the operator, the worker leaves with all that it kept, and does not come again',
  async ({ page, newsroom }) => {
    const { saved } = await visitAndSave(page, newsroom);
    await newsroom.stop();
    await newsroom.start({ SERVICE_WORKER: 'off' });
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(`${newsroom.url}/world`);
    const remains = () =>
      page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistrations()).length,
        (await caches.keys()).length,
      ]);
    await expect.poll(remains, { timeout: 10_000 }).toEqual([0, 0]);
    await page.goto(newsroom.url + saved, { waitUntil: 'networkidle' });
    expect(await remains()).toEqual([0, 0]);
  },
);

test('nothing of an account is on the shelf; the library opens without a connection, filled from the device', async ({
  page,
  context,
  newsroom,
}) => {
  const { saved } = publish(newsroom);
  await published(newsroom, saved);
  const address = newsroom.newAddress();
  await signIn(page, newsroom, address);
  await page.goto(`${newsroom.site}/world`);
  await save(page, saved);
  await keeps(page, saved);
  await page.goto(`${newsroom.site}/account`);
  await expect(page.getByText(address).first()).toBeVisible();
  expect((await kept(page)).filter((path) => /account|sign-in|api/.test(path))).toEqual([]);
  const text = await page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        texts.push((await (await cache.match(request, { ignoreVary: true }))?.text()) ?? '');
    }
    return texts.join('');
  });
  expect(text).toContain('Kept for the train');
  expect(text).not.toContain(address);
  await withoutNetwork(context, async () => {
    await page.goto(`${newsroom.site}/account`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you can read offline');
  });
  await page.goto(`${newsroom.site}/library`);
  await keeps(page, '/library');
  await withoutNetwork(context, async () => {
    await page.goto(`${newsroom.site}/library`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('My library');
    await page.getByRole('link', { name: 'Kept for the train' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kept for the train');
  });
});

test('the offline page has no fault that axe can find, light and dark', async ({
  page,
  context,
  newsroom,
}) => {
  const { other } = await visitAndSave(page, newsroom);
  await withoutNetwork(context, async () => {
    await page.goto(newsroom.url + other);
    await expect(page.getByRole('link', { name: 'Kept for the train' })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [320, 390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await faultsOf(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    }
  });
});
