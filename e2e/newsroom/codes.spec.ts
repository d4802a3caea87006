/** Codes cannot be guessed in bulk, and what a reader sees of that; and what everybody sees when readers' data are gone. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { expect } from './newsroom.ts';
import { addPasskey, type ReaderNewsroom, signIn, test } from './readers.ts';

const main = (page: Page) => page.getByRole('main');
const codeIn = (letter: string): string => /^\d{6}$/m.exec(letter)?.[0] ?? '';
const linkIn = (letter: string): string =>
  /http:\/\/localhost:\d+\/[a-z/-]+\?link=(?:3D)?[0-9a-f]+/.exec(letter.replaceAll('=3D', '='))?.[0] ?? '';

async function askFor(page: Page, newsroom: ReaderNewsroom, address: string): Promise<string> {
  await page.goto(`${newsroom.site}/sign-in?next=/account`);
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Email me a code' }).click();
  return newsroom.letterTo(address);
}

test.describe.configure({ timeout: 90_000 });

/** Five wrong codes, with two messages. */
async function guess(page: Page, newsroom: ReaderNewsroom, address: string): Promise<void> {
  for (const times of [3, 2]) {
    const right = codeIn(await askFor(page, newsroom, address));
    for (let n = 0; n < times; n += 1) {
      await page.getByLabel('Code').fill(right === '000000' ? '000001' : '000000');
      await main(page).getByRole('button', { name: 'Sign in' }).click();
      await expect(page).toHaveTitle(/^Error: /);
    }
  }
}

test('after five wrong codes the page says how to sign in now, and the link of a message does it', async ({
  newsroom,
  page,
  browser,
}) => {
  const address = newsroom.newAddress();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const stranger = await context.newPage();
  await guess(stranger, newsroom, address);
  await expect(main(stranger)).toContainText('Wrong codes were typed too often for this address');
  await expect(stranger.getByLabel('Code')).toHaveCount(0);
  await expect(stranger.getByRole('link', { name: 'Use a password' })).toBeVisible();
  await context.close();

  const letter = await askFor(page, newsroom, address);
  expect(letter).toContain('Your_link_to_sign_in');
  expect(codeIn(letter)).toBe('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Follow the link');
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(linkIn(letter));
  await main(page).getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/account');
  await expect(main(page)).toContainText(address);

  // Codes are accepted again.
  const second = await browser.newContext();
  await signIn(await second.newPage(), newsroom, address);
  await second.close();
});

test('a passkey still signs in when codes are no longer accepted, and codes are accepted again after it', async ({
  newsroom,
  page,
  browser,
}) => {
  const address = newsroom.newAddress();
  await addPasskey(page, newsroom, address);

  const second = await browser.newContext();
  const stranger = await second.newPage();
  await guess(stranger, newsroom, address);
  await second.close();

  await askFor(page, newsroom, address);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL('**/account');
  await expect(main(page)).toContainText(address);
  const third = await browser.newContext();
  await signIn(await third.newPage(), newsroom, address);
  await third.close();
});

test('an account form is confirmed by the link of its message alone', async ({ newsroom, page }) => {
  const address = newsroom.newAddress();
  await signIn(page, newsroom, address);
  await page.getByRole('button', { name: 'Set a password' }).click();
  await page.goto(linkIn(await newsroom.letterTo(address)));
  await expect(page.getByLabel('Code')).toHaveValue(/^\d{6}$/);
  await page.getByLabel('New password').fill('four words are enough');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(main(page).getByRole('status')).toContainText('Your password was set.');
});

test("readers' data moved away while the paper runs: 503, a line in the log, no new file; put back, all works again", async ({
  newsroom,
  page,
  database,
}) => {
  test.skip(database !== 'sqlite', 'They are in a file with SQLite alone.');
  const address = newsroom.newAddress();
  await signIn(page, newsroom, address);
  const file = join(newsroom.data, 'readers.db');
  const begin = () =>
    fetch(`${newsroom.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({ email: newsroom.newAddress() }),
    });
  renameSync(file, `${file}.away`);
  const refused = await begin();
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBeTruthy();
  expect(await refused.text()).toContain('the paper itself can');
  expect((await newsroom.get('/')).status).toBe(200);
  await expect
    .poll(() => newsroom.log)
    .toContain(`(${file}) cannot be used: readers.db was deleted or moved`);
  for (let n = 0; n < 10; n += 1) expect((await begin()).status).toBe(503);
  expect(newsroom.log.split('cannot be used').length).toBe(2);
  expect(existsSync(file)).toBe(false);
  renameSync(`${file}.away`, file);
  await expect.poll(async () => (await begin()).status).toBe(303);
  await page.reload();
  await expect(main(page)).toContainText(address);
});
