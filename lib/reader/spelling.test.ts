/** Accounts from before addresses had one spelling are found by whichever spelling their readers type. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnBoth } from './database.fixtures.ts';
import { signIn, type TestDesk, temporaryDesk } from './desk.fixtures.ts';
import { migrate } from './migrate.ts';

describeOnBoth('an account with another spelling', (kind) => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await temporaryDesk(kind);
  });
  afterEach(() => desk.remove());

  /** Stores accounts as an earlier version did, and then migrates the database. */
  const keptBefore = async (...emails: string[]): Promise<void> => {
    const { db } = desk.desk;
    for (const [n, email] of emails.entries()) {
      const made = new Date(Date.UTC(2026, 0, 1 + n));
      const instants = { createdAt: made, updatedAt: made };
      // SQLite and PostgreSQL take different values for true.
      const emailVerified = kind === 'postgres' ? true : 1;
      const user = { id: `user-${n}`, name: '', email, emailVerified, image: null, ...instants };
      await db.insertInto('user').values(user).execute();
    }
    await db.updateTable('readerSchema').set({ version: 3 }).execute();
    await migrate(db, kind);
  };
  const emails = async () => {
    const rows = await desk.desk.db.selectFrom('user').select(['id', 'email']).orderBy('id').execute();
    return rows.map(({ id, email }) => `${id} ${email}`);
  };
  /** Signs in with an address. @returns the id of the account */
  const readerOf = async (typed: string, address: string): Promise<string | undefined> => {
    const browser = desk.browser(address);
    await signIn(desk, browser, typed);
    const sessions = await desk.desk.db.selectFrom('session').select('userId').execute();
    await desk.desk.db.deleteFrom('session').execute();
    return sessions[0]?.userId;
  };

  it('gets the one spelling, and is found by it and by the old one', async () => {
    await keptBefore('ann@müller.de', 'bob@ｅxample.com', 'plain@example.org', 'डेटा@डेटा.भारत');
    expect(await emails()).toEqual([
      'user-0 ann@xn--mller-kva.de',
      'user-1 bob@example.com',
      'user-2 plain@example.org',
      'user-3 डेटा@xn--c2bd2g8a.xn--h2brj9c',
    ]);
    for (const [typed, address] of [
      ['ann@müller.de', '203.0.113.1'],
      ['Ann@xn--mller-kva.de', '203.0.113.2'],
    ] as const)
      expect(await readerOf(typed, address)).toBe('user-0');
    expect(await readerOf('bob@ｅxample.com', '203.0.113.3')).toBe('user-1');
    expect((await desk.mail()).length).toBe(0);
    expect(new Set(desk.letters.map(({ to }) => to))).toEqual(
      new Set(['ann@xn--mller-kva.de', 'bob@example.com']),
    );
    expect(await emails()).toHaveLength(4);
  });

  it('keeps its own if another account has the one spelling, and is found by its own', async () => {
    await keptBefore('ann@ｅxample.com', 'ann@example.com', 'ann@eｘample.com');
    expect(await emails()).toEqual([
      'user-0 ann@ｅxample.com',
      'user-1 ann@example.com',
      'user-2 ann@eｘample.com',
    ]);
    expect(await readerOf('ann@ｅxample.com', '203.0.113.1')).toBe('user-0');
    expect(await readerOf('ann@example.com', '203.0.113.2')).toBe('user-1');
    expect(await readerOf('ann@eｘample.com', '203.0.113.3')).toBe('user-2');
    // They are one mailbox, with one limit.
    for (const [n, host] of ['ｅxample.com', 'example.com', 'eｘample.com'].entries())
      await desk.browser(`198.51.100.${n}`).post('/sign-in', { email: `ann@${host}` });
    expect(await desk.mail()).toHaveLength(2);
  });

  it('that is no longer accepted is left as it is', async () => {
    await keptBefore('a\u202Ebc@example.org', 'ann@example.org');
    expect(await emails()).toEqual(['user-0 a\u202Ebc@example.org', 'user-1 ann@example.org']);
  });

  it('in any script can set a password, sign in with it, change its address, and be deleted', async () => {
    const browser = desk.browser();
    await signIn(desk, browser, 'डेटा@डेटा.भारत');
    expect((await browser.get('/account')).view).toMatchObject({ email: 'डेटा@डेटा.भारत' });
    const password = 'four words are enough';
    const confirm = async (path: string, fields: Record<string, string> = {}) => {
      const subjects = (await desk.mail()).map(({ subject }) => subject);
      const code = subjects.find((subject) => /^\d{6}/.test(subject))?.slice(0, 6) ?? '';
      return browser.post(path, { code, ...fields });
    };
    await browser.post('/account/password');
    expect((await confirm('/account/password/code', { password })).location).toBe('/account?done=password');
    const other = desk.browser('198.51.100.1');
    const typed = { email: 'डेटा@डेटा.भारत', password };
    expect((await other.post('/sign-in/password', typed)).status).toBe(303);
    await browser.post('/account/email', { email: 'Ann@пример.рф' });
    expect((await confirm('/account/email/code')).location).toBe('/account?done=email');
    expect(await emails()).toEqual([expect.stringMatching(/ ann@xn--e1afmkfd\.xn--p1ai$/)]);
    await browser.post('/account/delete');
    expect((await confirm('/account/delete/code')).view).toMatchObject({ title: 'Your account was deleted' });
    expect(await emails()).toEqual([]);
  });
});
