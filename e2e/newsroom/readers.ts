/** What tests of readers' accounts share: a newsroom by a name that passkeys take, its outbox, its database. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import type { DatabaseKind, DatabasePlace } from '../../lib/reader/database.ts';
import { postgresDir, stopPostgres, whyNoPostgres } from '../../lib/reader/postgres-server.fixtures.ts';
import { temporaryPlace } from '../../lib/reader/temporary-place.fixtures.ts';
import { expect, Newsroom } from './newsroom.ts';

export class ReaderNewsroom extends Newsroom {
  readonly #seen = new Set<string>();
  #addresses = 0;

  /** Passkeys want a domain's name, and `SITE_URL` has it. */
  get site(): string {
    return this.url.replace('127.0.0.1', 'localhost');
  }

  /** An address that nobody has used: tests do not meet. */
  newAddress(): string {
    this.#addresses += 1;
    return `reader-${process.pid}-${this.#addresses}@example.org`;
  }

  #read(): { file: string; text: string }[] {
    const outbox = join(this.data, 'outbox');
    try {
      return readdirSync(outbox)
        .filter((file) => file.endsWith('.eml') && !this.#seen.has(file))
        .sort()
        .map((file) => ({ file, text: readFileSync(join(outbox, file), 'utf8').replaceAll(/=\r?\n/g, '') }));
    } catch {
      return [];
    }
  }

  /** The next letter to an address, which nobody has read: it comes after the answer. */
  async letterTo(address: string): Promise<string> {
    let found: { file: string; text: string } | undefined;
    await expect(() => {
      found = this.#read().find(({ text }) => text.includes(`To: ${address}`));
      expect(found, `a letter to ${address}`).toBeDefined();
    }).toPass({ timeout: 10_000, intervals: [50] });
    if (found === undefined) throw new Error(`No letter to ${address} came.`);
    this.#seen.add(found.file);
    return found.text;
  }

  async codeTo(address: string): Promise<string> {
    const code = /^\d{6}$/m.exec(await this.letterTo(address))?.[0];
    if (code === undefined) throw new Error('There is no code in the letter.');
    return code;
  }
}

/** What a project may choose: the database of its newsrooms (`newsroom-postgres` in playwright.config.ts). */
export interface ReaderOptions {
  database: DatabaseKind;
}

interface ReaderFixtures extends ReaderOptions {
  newsroom: ReaderNewsroom;
  /** The readers' database of the newsroom. */
  place: DatabasePlace;
}

/** A newsroom for each worker, on the database of the project. */
export const test = base.extend<
  object,
  ReaderFixtures & { room: Pick<ReaderFixtures, 'newsroom' | 'place'> }
>({
  database: ['sqlite', { option: true, scope: 'worker' }],
  room: [
    async ({ database }, use) => {
      const why = database === 'postgres' ? whyNoPostgres() : undefined;
      base.skip(why !== undefined, why);
      const server = database === 'postgres' ? await temporaryPlace('postgres') : undefined;
      const newsroom = new ReaderNewsroom();
      await newsroom.start(server?.url === undefined ? {} : { DATABASE_URL: server.url });
      await use({ newsroom, place: server ?? { file: join(newsroom.data, 'readers.db') } });
      await newsroom.remove();
      await server?.remove();
      if (server) stopPostgres(postgresDir());
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  newsroom: [({ room }, use) => use(room.newsroom), { scope: 'worker' }],
  place: [({ room }, use) => use(room.place), { scope: 'worker' }],
});

/** Signs in by code; ends on the account page. */
export async function signIn(page: Page, newsroom: ReaderNewsroom, address: string): Promise<void> {
  await page.goto(`${newsroom.site}/sign-in?next=/account`);
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Email me a code' }).click();
  await page.getByLabel('Code').fill(await newsroom.codeTo(address));
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
}

/**
 * Gives the browser a device for passkeys, signs in by code and adds a passkey; ends signed out.
 *
 * @returns the message that tells the reader about it
 */
export async function addPasskey(page: Page, newsroom: ReaderNewsroom, address: string): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, newsroom, address);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('status').first()).toHaveText('The passkey was added.');
  const letter = await newsroom.letterTo(address);
  await page.getByRole('button', { name: 'Sign out here' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  return letter;
}
