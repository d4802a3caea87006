/** The paper without a connection: what was saved can be read, nothing old is shown while there is one. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, type Newsroom, testAlone as test } from './newsroom.ts';

test.use({ serviceWorkers: 'allow' });

const PAGES = 'broadsheet-pages';
const FILES = 'broadsheet-files';

/** What the save button does: the story is in the library, and the page hears of it. */
const save = (page: Page, path: string, saved = true): Promise<void> =>
  page.evaluate(
    ([id, isSaved]) => {
      const item = { kind: 'saved', id, at: Date.now(), stamp: '0', ...(isSaved ? {} : { gone: true }) };
      localStorage.setItem(`broadsheet.saved:${id}`, JSON.stringify(item));
      document.dispatchEvent(new CustomEvent('broadsheet:saved', { detail: { path: id, saved: isSaved } }));
    },
    [path, saved] as const,
  );

/** Paths of all that a device keeps, from a page of the paper. */
const kept = (page: Page, cache = PAGES): Promise<string[]> =>
  page.evaluate(
    async (name) =>
      (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname + new URL(url).search),
    cache,
  );

const keeps = (page: Page, path: string): Promise<void> =>
  expect(async () => expect(await kept(page)).toContain(path)).toPass({ timeout: 10_000 });

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

/** A story with a picture, and one that nobody saves. */
function publish(newsroom: Newsroom): { saved: string; other: string; file: string; text: string } {
  const saved = newsroom.story({
    slug: 'kept-story',
    headline: 'Kept for the train',
    more: 'image: { src: /media/graphics/baghdad.svg, alt: A map of Baghdad, caption: The city., credit: The Meridian }\n',
  });
  const other = newsroom.story({ slug: 'not-kept', headline: 'Left at home' });
  newsroom.save(saved.file, saved.text);
  newsroom.save(other.file, other.text);
  return { saved: saved.path, other: other.path, file: saved.file, text: saved.text };
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
  const { saved, other } = publish(newsroom);
  await newsroom.live(saved, { status: 200 });
  await newsroom.live(other, { status: 200 });
  await readOn(page, newsroom);
  // Saved from a list: the story's own page was never opened.
  await save(page, saved);
  await keeps(page, saved);
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
  const { saved } = publish(newsroom);
  await newsroom.live(saved, { status: 200 });
  await readOn(page, newsroom);
  await save(page, saved);
  await keeps(page, saved);
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
  const { saved, file, text } = publish(newsroom);
  await newsroom.live('/', { has: 'Kept for the train' });
  await readOn(page, newsroom);
  await save(page, saved);
  await keeps(page, saved);
  await page.goto(newsroom.url);
  await keeps(page, '/');
  await withoutNetwork(context, async () => {
    await page.goto(newsroom.url);
    await expect(page.getByRole('link', { name: 'Kept for the train' }).first()).toBeVisible();
  });
  newsroom.save(file, text.replaceAll('Kept for the train', 'Kept for the ferry'));
  await newsroom.live('/', { has: 'Kept for the ferry' });
  await newsroom.live(saved, { has: 'Kept for the ferry' });
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
  const { saved } = publish(newsroom);
  await newsroom.live(saved, { status: 200 });
  await readOn(page, newsroom);
  await withoutNetwork(context, async () => {
    await save(page, saved);
    await page.goto(newsroom.url + saved);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you can read offline');
  });
  await keeps(page, saved);
});

test('nothing is registered at the first page of a visit', async ({ page, newsroom }) => {
  await page.goto(newsroom.url, { waitUntil: 'networkidle' });
  const registrations = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registrations()).toBe(0);
  await readOn(page, newsroom);
  expect(await registrations()).toBe(1);
});

test('a new version takes over an open tab, and a story for which there is no room is said to have none', async ({
  page,
  newsroom,
}) => {
  const { saved, other } = publish(newsroom);
  await newsroom.live(saved, { status: 200 });
  await readOn(page, newsroom);
  await save(page, saved);
  await keeps(page, saved);
  await newsroom.stop();
  await newsroom.start({ OFFLINE_BYTES: '200000' });
  await page.evaluate(() => {
    sessionStorage.clear();
    Object.assign(globalThis, {
      taken: new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      }).then(() => true),
    });
  });
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  expect(await page.evaluate(() => (globalThis as unknown as { taken: Promise<boolean> }).taken)).toBe(true);
  expect(
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return [registration?.waiting ?? null, (await navigator.serviceWorker.getRegistrations()).length];
    }),
  ).toEqual([null, 1]);
  await save(page, other);
  await expect(page.getByText('this device has no room for more')).toBeVisible();
  expect(await kept(page)).toContain(saved);
  expect(await kept(page)).not.toContain(other);
  await page.goto(newsroom.url + saved);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kept for the train');
});

test('turned off by the operator, the worker leaves with all that it kept, and does not come again', async ({
  page,
  newsroom,
}) => {
  const { saved } = publish(newsroom);
  await newsroom.live(saved, { status: 200 });
  await readOn(page, newsroom);
  await save(page, saved);
  await keeps(page, saved);
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
});
