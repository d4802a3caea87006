/** A reader's account, from the first code to the last row. */
import type { Page } from '@playwright/test';
import { sql } from 'kysely';
import { type DatabasePlace, openReaderDatabase } from '../../lib/reader/database.ts';
import { faultsOf } from '../axe.ts';
import { tabTo } from '../site/keyboard.ts';
import { BAGHDAD } from '../site/pages.ts';
import { expect } from './newsroom.ts';
import { addPasskey, signIn, test } from './readers.ts';

const main = (page: Page) => page.getByRole('main');

/** Tables of a readers' database in which a text stands anywhere. */
async function tablesWith(place: DatabasePlace, text: string): Promise<string[]> {
  const { kysely, close } = await openReaderDatabase(place);
  const found: string[] = [];
  for (const { name } of await kysely.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(kysely);
    if (JSON.stringify(rows).includes(text)) found.push(name);
  }
  await close();
  return found;
}

/** Id of the reader with an address. */
async function readerId(place: DatabasePlace, address: string): Promise<string> {
  const { kysely, close } = await openReaderDatabase(place);
  const { id } = await kysely
    .selectFrom('user')
    .select('id')
    .where('email', '=', address)
    .executeTakeFirstOrThrow();
  await close();
  return id;
}

test('a public page knows no reader, before somebody signs in and after', async ({ newsroom, page }) => {
  const cookies: (string | null)[] = [];
  page.on('response', async (response) => cookies.push(await response.headerValue('set-cookie')));
  await page.goto(newsroom.site);
  expect(await page.context().cookies()).toEqual([]);
  expect(cookies.filter(Boolean)).toEqual([]);
  const before = await (await fetch(newsroom.url)).text();
  await signIn(page, newsroom, newsroom.newAddress());
  const session = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const after = await fetch(newsroom.url, { headers: { Cookie: session } });
  expect(await after.text()).toBe(before);
  expect(after.headers.get('set-cookie')).toBeNull();
});

test('signing in by the link of the message, on the way to a page', async ({ newsroom, page }) => {
  const address = newsroom.newAddress();
  await page.goto(`${newsroom.site}/sign-in?next=/world`);
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Email me a code' }).click();
  const link = /http:\/\/localhost:\d+\/sign-in\/code\?link=(?:3D)?[0-9a-f]+/.exec(
    (await newsroom.letterTo(address)).replaceAll('=3D', '='),
  )?.[0];
  await page.goto(link ?? '');
  await expect(page.getByLabel('Code')).toHaveValue(/^\d{6}$/);
  await main(page).getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/world');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Account' })).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('signing in, another address, a password, signing out: forms alone', async ({ newsroom, page }) => {
    const [address, other] = [newsroom.newAddress(), newsroom.newAddress()];
    await signIn(page, newsroom, address);
    await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);

    await page.getByLabel('New email address').fill(other);
    await page.getByRole('button', { name: 'Change address' }).click();
    await page.getByLabel('Code').fill(await newsroom.codeTo(other));
    await page.getByRole('button', { name: 'Confirm the new address' }).click();
    await expect(page.getByRole('status')).toHaveText('Your address was changed.');
    await expect(main(page)).toContainText(other);
    expect(await newsroom.letterTo(address)).toContain('Your_address_was_changed');

    await page.getByRole('button', { name: 'Set a password' }).click();
    await newsroom.letterTo(other);
    await page.getByLabel('Code').fill(await newsroom.codeTo(other));
    await page.getByLabel('New password').fill('four words are enough');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByRole('status')).toContainText('Your password was set.');

    await page.getByRole('button', { name: 'Sign out here' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
    expect(await page.context().cookies()).toEqual([]);

    await page.goto(`${newsroom.site}/account`);
    await page.getByRole('link', { name: 'Use a password' }).click();
    await page.getByLabel('Email address').fill(other);
    await page.getByLabel('Password').fill('five words are not right');
    await main(page).getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/do not belong together/);
    await page.getByLabel('Password').fill('four words are enough');
    await main(page).getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/account');
    await expect(main(page)).toContainText('You have a password.');
  });
});

test('devices are listed, and signed out one by one and everywhere', async ({ newsroom, page, browser }) => {
  const address = newsroom.newAddress();
  await signIn(page, newsroom, address);
  const second = await browser.newContext();
  const phone = await second.newPage();
  await signIn(phone, newsroom, address);
  await page.reload();
  const devices = page.getByRole('region', { name: 'Devices that are signed in' });
  await expect(devices.getByRole('listitem')).toHaveCount(2);
  await devices.getByRole('button', { name: /^Sign out Chrome/ }).click();
  await expect(devices.getByRole('listitem')).toHaveCount(1);
  await phone.reload();
  await phone.waitForURL('**/sign-in?next=**');
  await signIn(phone, newsroom, address);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out everywhere');
  await phone.reload();
  await phone.waitForURL('**/sign-in?next=**');
  await second.close();
});

test('a passkey is made, signs in without an address, and is removed', async ({ newsroom, page }) => {
  const address = newsroom.newAddress();
  expect(await addPasskey(page, newsroom, address)).toContain('A_passkey_was_added');

  await page.goto(`${newsroom.site}/sign-in?next=/account`);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL('**/account');
  await expect(main(page)).toContainText(address);
  const passkeys = page.getByRole('region', { name: 'Passkeys' });
  await passkeys.getByRole('button', { name: /^Remove/ }).click();
  await expect(passkeys.getByRole('listitem')).toHaveCount(0);

  await page.getByRole('button', { name: 'Sign out here' }).click();
  await page.goto(`${newsroom.site}/sign-in?next=/account`);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('This passkey is not known here. Ask for a code instead.')).toBeVisible();
});

test('signing out leaves nothing of the account on the device but theme and size of text', async ({
  newsroom,
  page,
}) => {
  const address = newsroom.newAddress();
  await signIn(page, newsroom, address);
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(await stored()).toContain(address);
  await page.getByRole('button', { name: 'Sign out here' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  await expect.poll(stored).not.toMatch(/broadsheet\./);
  expect(await page.context().cookies()).toEqual([]);
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
});

test('deleting the account erases its rows, and the export had them', async ({ newsroom, place, page }) => {
  const address = newsroom.newAddress();
  await signIn(page, newsroom, address);
  const reader = await readerId(place, address);
  const ofReader = () => tablesWith(place, reader);
  await page.getByRole('button', { name: 'Keep my reads in my account' }).click();
  await page.goto(newsroom.site + BAGHDAD);
  await page.getByRole('button', { name: 'Save story' }).click();
  await expect
    .poll(ofReader, { timeout: 15_000 })
    .toEqual(expect.arrayContaining(['user', 'session', 'readerChoice', 'libraryItem']));
  await page.goto(`${newsroom.site}/account`);
  const loading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download everything' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await loading).createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  expect(JSON.parse(text)).toMatchObject({
    account: {
      email: address,
      keepsReads: true,
      sessions: [{ device: expect.stringMatching(/^Chrome on /) }],
    },
  });
  expect(text).toContain(BAGHDAD);
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByLabel('Code').fill(await newsroom.codeTo(address));
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account was deleted');
  expect(await ofReader()).toEqual([]);
  expect(await tablesWith(place, address)).toEqual([]);
});

test('by keyboard: from the masthead to the account, and out again @any-database', async ({
  newsroom,
  page,
}) => {
  const address = newsroom.newAddress();
  await page.goto(newsroom.site);
  await tabTo(page, 'Sign in');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-in');
  await page.getByLabel('Email address').focus();
  await page.keyboard.type(address);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-in/code');
  await page.getByLabel('Code').focus();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/six digits/);
  await page.getByLabel('Code').focus();
  await page.keyboard.type(await newsroom.codeTo(address));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/library');
  await page.goto(`${newsroom.site}/account`);
  await tabTo(page, 'Sign out here');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
});

test('axe finds no fault in signing in and in the account, light or dark, at 320 and 1440 px @any-database', async ({
  newsroom,
  page,
}) => {
  test.setTimeout(90_000);
  const check = async (what: string) => {
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await faultsOf(page), `${what}, ${colorScheme} at ${width} px`).toEqual([]);
      }
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(sideways, `${what} scrolls sideways at ${width} px`).toBe(false);
    }
  };
  const address = newsroom.newAddress();
  await page.goto(`${newsroom.site}/sign-in`);
  await check('sign-in');
  await page.getByRole('button', { name: 'Email me a code' }).click();
  await check('sign-in with an error');
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Email me a code' }).click();
  await page.waitForURL('**/sign-in/code');
  await check('code');
  await signIn(page, newsroom, newsroom.newAddress());
  await page.getByRole('button', { name: 'Set a password' }).click();
  await page.getByRole('button', { name: 'Set the password' }).click();
  await check('account with a code awaited and an error');
});
