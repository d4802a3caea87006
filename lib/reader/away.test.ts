/** The readers' database unreachable, full or deleted: every reader's address says so, and nothing is lost or invented. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseAway, whyAway } from './away.ts';
import { describeOnBoth, type TemporaryPlace, temporaryPlace } from './database.fixtures.ts';
import { openReaderDatabase } from './database.ts';
import { signIn, type TestBrowser, type TestDesk, temporaryDesk } from './desk.fixtures.ts';
import { whyNoPostgres } from './postgres-server.fixtures.ts';

const EMAIL = 'reader@example.org';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let place: TemporaryPlace;
let desk: TestDesk;
let browser: TestBrowser;

/** One request of each kind: pages, forms, calls of scripts, better-auth's own calls. */
const everyAddress = (): (() => Promise<unknown>)[] => [
  () => browser.get('/account'),
  () => browser.get('/library'),
  () => browser.post('/sign-in', { email: 'other@example.org' }),
  () => browser.post('/sign-in/password', { email: EMAIL, password: 'four words are enough' }),
  () => browser.post('/account/reads', { keep: 'on' }),
  () => browser.send('POST', '/api/library/sync', '{}', { 'content-type': 'application/json' }),
  () => browser.get('/api/auth/passkey/generate-authenticate-options'),
];
const expectAway = async (asks: (() => Promise<unknown>)[], reason: RegExp): Promise<void> => {
  for (const ask of asks) {
    const error = await ask().then(
      (answer) => answer,
      (thrown: unknown) => thrown,
    );
    expect(error, String(ask)).toBeInstanceOf(DatabaseAway);
    expect((error as DatabaseAway).message).toMatch(reason);
  }
};
const errors = () => desk.logged.filter((line) => line.startsWith('error'));
const isWell = () => vi.waitFor(() => expect(desk.state().readers.state).toBe('ok'), { timeout: 20_000 });

describe('SQLite', () => {
  beforeEach(async () => {
    place = await temporaryPlace('sqlite');
    desk = await temporaryDesk('sqlite', { place });
    browser = desk.browser();
    await signIn(desk, browser, EMAIL);
  });
  afterEach(async () => {
    await desk.remove();
    await place.remove();
  });

  it('full: writing fails as away, reading works, and the log says so once and when it is over', async () => {
    const pages = async () =>
      (await sql<{ page_count: number }>`pragma page_count`.execute(desk.desk.db)).rows[0]?.page_count ?? 0;
    const limit = async (number: number) => {
      await sql`pragma max_page_count = ${sql.lit(number)}`.execute(desk.desk.db);
    };
    await limit((await pages()) + 2);
    const fill = async () => {
      for (let n = 0; n < 200; n += 1)
        await desk.browser(`2001:db8:${n}::1`).post('/sign-in', { email: `r${n}@example.org` });
    };
    await expect(fill()).rejects.toThrow(/SQLITE_FULL/);
    await expectAway(everyAddress().slice(2, 3), /the disk is full/);
    expect(desk.state().readers).toMatchObject({
      state: 'away',
      reason: expect.stringContaining('SQLITE_FULL'),
    });
    expect((await browser.get('/account')).status).toBe(200);
    expect(errors()).toHaveLength(1);
    expect(errors()[0]).toMatch(/The readers' database \(.*readers\.db\) cannot be used: the disk is full/);
    expect(errors()[0]).not.toMatch(/@|insert|allowance/);
    await limit(1_000_000);
    await isWell();
    expect(desk.logged.at(-1)).toMatch(/^info The readers' database can be used again/);
    expect((await browser.post('/sign-in', { email: 'other@example.org' })).status).toBe(303);
  });

  it.each([
    ['deleted', (file: string) => rmSync(file), /deleted or moved/],
    [
      'replaced',
      (file: string) => {
        writeFileSync(`${file}.other`, 'another file');
        renameSync(`${file}.other`, file);
      },
      /replaced by another file/,
    ],
    [
      'deleted with its log',
      (file: string) => {
        for (const end of ['', '-wal', '-shm']) rmSync(file + end);
      },
      /deleted or moved/,
    ],
    ['robbed of its log', (file: string) => rmSync(`${file}-wal`), /-wal was deleted or moved/],
  ])('%s: nothing is written, no other file is made, and the log names it', async (_what, spoil, reason) => {
    spoil(place.file);
    const kept = existsSync(place.file);
    await expectAway(everyAddress().slice(2, 5), reason);
    // Reading fails within a second too.
    await vi.waitFor(() => expectAway(everyAddress(), reason), { timeout: 10_000, interval: 200 });
    expect(existsSync(place.file)).toBe(kept);
    expect(errors()).toHaveLength(1);
    expect(errors()[0]).toContain(place.file);
    expect(errors()[0]).toMatch(/Nothing is written any more.*Readers' pages answer 503/);
    expect(desk.state().readers).toMatchObject({ state: 'away', reason: expect.stringMatching(reason) });
  });

  it('deleted while there are no requests: the check that runs every minute finds it', async () => {
    const away: DatabaseAway[] = [];
    const database = await openReaderDatabase({ ...place, onAway: (error) => away.push(error) });
    await database.probe(false);
    expect(away).toEqual([]);
    rmSync(place.file);
    await expect(database.probe(false)).rejects.toThrow(DatabaseAway);
    expect(away[0]?.message).toMatch(/deleted or moved/);
    await database.close();
  });

  it('moved away and back: works as before', async () => {
    renameSync(place.file, `${place.file}.away`);
    await expectAway([() => browser.post('/account/reads', { keep: 'on' })], /deleted or moved/);
    renameSync(`${place.file}.away`, place.file);
    await isWell();
    expect((await browser.post('/account/reads', { keep: 'on' })).status).toBe(303);
    expect((await browser.get('/account')).view).toMatchObject({ email: EMAIL, keepsReads: true });
  });

  it('is not opened again if another file has its name', async () => {
    const identity = desk.identity ?? '';
    await desk.close();
    rmSync(place.file);
    await expect(temporaryDesk('sqlite', { place: { ...place, identity } })).rejects.toThrow(
      /not the file that was open before/,
    );
    expect(existsSync(place.file)).toBe(false);
    desk = await temporaryDesk('sqlite', { place });
  });
});

/** A proxy in front of the server, which freezes and cuts connections as networks and servers do. */
class Wire {
  readonly #path: string;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #isFrozen = false;
  port = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async up(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#path);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => {});
        one.on('close', () => other.destroy());
        one.on('data', (piece) => this.#isFrozen || other.write(piece));
      }
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    const address = server.address();
    this.port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    this.#server = server;
  }

  freeze(isFrozen: boolean): void {
    this.#isFrozen = isFrozen;
  }

  async down(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    const server = this.#server;
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }
}

describe.skipIf(whyNoPostgres() !== undefined)('PostgreSQL', () => {
  let wire: Wire;
  beforeEach(async () => {
    place = await temporaryPlace('postgres');
    const url = new URL(place.url ?? '');
    wire = new Wire(`${url.searchParams.get('host')}/.s.PGSQL.5432`);
    await wire.up();
    const through = `postgres://postgres@127.0.0.1:${wire.port}${url.pathname}`;
    desk = await temporaryDesk('postgres', { place: { file: '', url: through } });
    browser = desk.browser();
    await signIn(desk, browser, EMAIL);
  });
  afterEach(async () => {
    await desk.remove();
    await wire.down();
    await place.remove();
  });

  it('stopped: every address is away, and works again as soon as the server is back', async () => {
    await wire.down();
    await expectAway(everyAddress(), /ECONNREFUSED|connection to its server broke/);
    expect(errors()).toHaveLength(1);
    expect(errors()[0]).not.toMatch(/@|select|127\.0\.0\.1/);
    expect(desk.state().readers.state).toBe('away');
    await wire.up();
    expect((await browser.get('/account')).status).toBe(200);
    await isWell();
    expect(desk.logged.at(-1)).toMatch(/^info .* can be used again/);
  });

  it('frozen: is away after a time, and works when it answers again', async () => {
    wire.freeze(true);
    const before = performance.now();
    await expectAway([() => browser.get('/account')], /broke or took too long/);
    expect(performance.now() - before).toBeLessThan(15_000);
    await wire.down();
    wire.freeze(false);
    await wire.up();
    await isWell();
    expect((await browser.get('/account')).status).toBe(200);
  });

  it('cut off in the middle of a transaction: nothing of it is kept', async () => {
    const { db } = desk.desk;
    const work = db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('session').execute();
      await wire.down();
      await transaction.deleteFrom('user').execute();
    });
    await expect(work).rejects.toThrow(DatabaseAway);
    await wire.up();
    await isWell();
    expect((await browser.get('/account')).view).toMatchObject({ email: EMAIL });
  });

  it('with a full disk, without free connections, read-only or restarting: each counts as away', () => {
    for (const code of ['53100', '53300', '57P01', '57P03', '25006', '58030', '08006', '57014', 'XX001'])
      expect(whyAway(Object.assign(new Error('x'), { code })), code).toContain(code);
    for (const code of ['23505', '42601', '42P01', '22P02'])
      expect(whyAway(Object.assign(new Error('x'), { code })), code).toBeUndefined();
  });
});

describeOnBoth('a fault of our own', (kind) => {
  afterEach(() => desk.remove());
  it('is a fault, and does not mean that the database is away', async () => {
    desk = await temporaryDesk(kind);
    await expect(sql`select nothing from nowhere`.execute(desk.desk.db)).rejects.not.toThrow(DatabaseAway);
    expect(desk.state().readers.state).toBe('ok');
  });
});
