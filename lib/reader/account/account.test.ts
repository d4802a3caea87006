import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnBoth } from '../database.fixtures.ts';
import { codeIn, signIn, type TestBrowser, type TestDesk, temporaryDesk } from '../desk.fixtures.ts';

const EMAIL = 'reader@example.org';
const OTHER = 'other@example.org';
const PASSWORD = 'four words are enough';

describeOnBoth('an account', (kind) => {
  let desk: TestDesk;
  let browser: TestBrowser;
  beforeEach(async () => {
    desk = await temporaryDesk(kind);
    browser = desk.browser();
    await signIn(desk, browser, EMAIL);
  });
  afterEach(() => desk.remove());

  const subjects = async () => (await desk.mail()).map(({ to, subject }) => `${to}: ${subject}`);
  const setPassword = async (password = PASSWORD) => {
    await desk.mail();
    await browser.post('/account/password');
    const [letter] = await desk.mail();
    return browser.post('/account/password/code', { code: codeIn(letter), password });
  };
  const accountOf = async (who: TestBrowser) => (await who.get('/account')).view;

  it('is shown to who is signed in, and leads others to where one signs in, and back', async () => {
    expect(await accountOf(browser)).toMatchObject({ email: EMAIL, hasPassword: false, keepsReads: false });
    expect(await desk.browser().get('/account')).toMatchObject({
      status: 303,
      location: '/sign-in?next=%2Faccount',
    });
    for (const path of ['/account/delete', '/account/email', '/account/sessions/end-all', '/account/reads'])
      expect((await desk.browser().post(path)).location).toBe('/sign-in?next=%2Faccount');
  });

  it('changes nothing for a form of another site', async () => {
    for (const path of [
      '/account/email',
      '/account/password/remove',
      '/account/sessions/end-all',
      '/sign-out',
    ])
      expect((await browser.post(path, { email: OTHER }, { 'sec-fetch-site': 'cross-site' })).status).toBe(
        403,
      );
    const withoutFetchMetadata = { 'sec-fetch-site': '', origin: 'null' };
    expect((await browser.post('/sign-out', {}, withoutFetchMetadata)).status).toBe(403);
    expect(await accountOf(browser)).toMatchObject({ email: EMAIL });
  });

  it('gets another address by the code that was sent to it, and both are told', async () => {
    expect((await browser.post('/account/email', { email: OTHER })).location).toBe('/account#code');
    expect(await accountOf(browser)).toMatchObject({ email: EMAIL, awaited: { kind: 'email', to: OTHER } });
    const [letter] = await desk.mail();
    expect(letter?.to).toBe(OTHER);
    expect((await browser.post('/account/email/code', { code: '12345' })).view).toMatchObject({
      errors: { code: expect.stringContaining('six digits') },
    });
    const done = await browser.post('/account/email/code', { code: codeIn(letter) });
    expect(done.location).toBe('/account?done=email');
    expect(await subjects()).toEqual([
      `${EMAIL}: Your address was changed · paper.example`,
      `${OTHER}: Your address was changed · paper.example`,
    ]);
    expect((await browser.get('/account?done=email')).view).toMatchObject({
      email: OTHER,
      notice: 'Your address was changed.',
    });
  });

  it('says nothing of an address that another account has', async () => {
    await signIn(desk, desk.browser(), OTHER);
    const free = await browser.post('/account/email', { email: 'free@example.org' });
    await desk.mail();
    const taken = await browser.post('/account/email', { email: OTHER });
    expect(taken).toMatchObject({ status: free.status, location: free.location });
    expect(await subjects()).toEqual([]);
    expect((await browser.post('/account/email/code', { code: '123456' })).status).toBe(400);
    expect(await accountOf(browser)).toMatchObject({ email: EMAIL });
  });

  it('gets a password with a code; it signs in, and other devices are signed out', async () => {
    const other = desk.browser();
    await signIn(desk, other, EMAIL);
    await desk.mail();
    expect((await setPassword()).location).toBe('/account?done=password');
    expect(await subjects()).toEqual([`${EMAIL}: Your password was set · paper.example`]);
    expect((await other.get('/account')).status).toBe(303);
    expect(await accountOf(browser)).toMatchObject({ hasPassword: true });
    const fresh = desk.browser();
    const done = await fresh.post('/sign-in/password', { email: EMAIL, password: PASSWORD, next: '/world' });
    expect(done.location).toBe('/sign-in/done?next=%2Fworld');
    await browser.post('/account/password/remove');
    expect(await accountOf(browser)).toMatchObject({ hasPassword: false });
    expect(
      (await desk.browser().post('/sign-in/password', { email: EMAIL, password: PASSWORD })).status,
    ).toBe(400);
  });

  it('keeps no password as it was typed', async () => {
    await setPassword();
    const [row] = await desk.desk.db.selectFrom('account').select('password').execute();
    expect(row?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });

  it('takes no short password, and none without the right code', async () => {
    await browser.post('/account/password');
    const code = codeIn((await desk.mail())[0]);
    expect((await browser.post('/account/password/code', { code, password: 'short' })).view).toMatchObject({
      awaited: { code },
      errors: { password: expect.stringContaining('12 characters') },
    });
    const wrong = code === '111111' ? '111112' : '111111';
    const answer = await browser.post('/account/password/code', { code: wrong, password: PASSWORD });
    expect(answer.view).toMatchObject({
      awaited: { kind: 'password' },
      errors: { code: expect.any(String) },
    });
    expect(await accountOf(browser)).toMatchObject({ hasPassword: false });
  });

  it('answers a wrong password as one of nobody, and tries only so many', async () => {
    await setPassword();
    const tries = await Promise.all(
      [EMAIL, 'nobody@example.org'].map((email) =>
        desk.browser().post('/sign-in/password', { email, password: 'not the password' }),
      ),
    );
    const [known, unknown] = tries.map(({ status, view }) => ({
      status,
      errors: view?.page === 'sign-in' && view.errors,
    }));
    expect(known).toEqual(unknown);
    let last = tries[0];
    for (let n = 0; n < 10; n += 1)
      last = await desk.browser().post('/sign-in/password', { email: EMAIL, password: 'not the password' });
    expect(last?.status).toBe(429);
    expect(
      (await desk.browser().post('/sign-in/password', { email: EMAIL, password: PASSWORD })).status,
    ).toBe(429);
  });

  it('lists its devices, and signs out one or all of them', async () => {
    const [phone, desktop] = [desk.browser(), desk.browser()];
    await signIn(desk, phone, EMAIL);
    await signIn(desk, desktop, EMAIL);
    const stranger = desk.browser();
    await signIn(desk, stranger, OTHER);
    const view = await accountOf(browser);
    const rows = view?.page === 'account' ? view.sessions : [];
    expect(rows.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(rows).toHaveLength(3);
    const strangers = await accountOf(stranger);
    const foreign = strangers?.page === 'account' ? strangers.sessions[0]?.id : undefined;
    await browser.post('/account/sessions/end', { id: foreign ?? '' });
    expect((await stranger.get('/account')).status).toBe(200);
    const isOfPhone = async () => (await phone.get('/account')).status === 200;
    const others = rows.filter(({ isThis }) => !isThis);
    await browser.post('/account/sessions/end', { id: others[0]?.id ?? '' });
    expect([await isOfPhone(), (await desktop.get('/account')).status === 200].filter(Boolean)).toHaveLength(
      1,
    );
    const end = await browser.post('/account/sessions/end-all');
    expect(end.view).toMatchObject({ forgets: true });
    expect(end.headers.get('clear-site-data')).toBe('"storage"');
    for (const one of [browser, phone, desktop]) expect((await one.get('/account')).status).toBe(303);
    expect((await stranger.get('/account')).status).toBe(200);
  });

  it('signs out: the session ends on the desk, the cookie on the device, and what is stored there goes', async () => {
    const kept = new Map(browser.cookies);
    const end = await browser.post('/sign-out');
    expect(end.view).toMatchObject({ page: 'notice', forgets: true });
    expect(end.headers.get('clear-site-data')).toBe('"storage"');
    expect(browser.cookies.size).toBe(0);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.get('/account')).status).toBe(303);
    expect((await desk.browser().post('/sign-out')).view).toMatchObject({ forgets: true });
    expect((await browser.get('/sign-out')).location).toBe('/account');
  });

  it('keeps reads only while the reader wants it', async () => {
    await browser.post('/account/reads', { keep: 'on' });
    expect(await accountOf(browser)).toMatchObject({ keepsReads: true });
    await browser.post('/account/reads', { keep: 'off' });
    expect(await accountOf(browser)).toMatchObject({ keepsReads: false });
  });

  it('is exported as a whole, and without secrets', async () => {
    await setPassword();
    const file = await browser.get('/account/export');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="account-[\d-]+\.json"$/);
    expect(JSON.parse(file.text)).toMatchObject({
      account: {
        email: EMAIL,
        emailVerified: true,
        keepsReads: false,
        waysToSignIn: [{ kind: 'password' }],
        sessions: [{ device: 'Firefox on Linux' }],
      },
    });
    const [session] = await desk.desk.db.selectFrom('session').select('token').execute();
    const [account] = await desk.desk.db.selectFrom('account').select('password').execute();
    for (const secret of [session?.token, account?.password]) {
      expect(secret).toBeTruthy();
      expect(file.text).not.toContain(secret);
    }
  });

  it('is deleted with a code, and every row of it is erased, of nobody else any', async () => {
    const neighbour = desk.browser();
    await signIn(desk, neighbour, OTHER);
    await setPassword();
    await browser.post('/account/reads', { keep: 'on' });
    const [{ id } = { id: '' }] = await desk.desk.db
      .selectFrom('user')
      .select('id')
      .where('email', '=', EMAIL)
      .execute();
    await desk.browser().post('/sign-in', { email: EMAIL });
    await browser.post('/account/email', { email: 'new@example.org' });
    await desk.mail();
    expect((await browser.post('/account/delete')).location).toBe('/account#code');
    const [letter] = await desk.mail();
    const wrong = codeIn(letter) === '111111' ? '111112' : '111111';
    expect((await browser.post('/account/delete/code', { code: wrong })).status).toBe(400);
    expect(await rowsWith(id, EMAIL)).not.toEqual([]);
    const end = await browser.post('/account/delete/code', { code: codeIn(letter) });
    expect(end.view).toMatchObject({ title: 'Your account was deleted', forgets: true });
    expect(await rowsWith(id, EMAIL)).toEqual([]);
    expect(await subjects()).toEqual([`${EMAIL}: Your account was deleted · paper.example`]);
    expect((await browser.get('/account')).status).toBe(303);
    expect((await neighbour.get('/account')).view).toMatchObject({ email: OTHER });
  });

  /** Tables that hold a text anywhere. */
  async function rowsWith(...texts: string[]): Promise<string[]> {
    const { db } = desk.desk;
    const tables = await db.introspection.getTables();
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
      const all = JSON.stringify(rows);
      if (texts.some((text) => all.includes(text))) found.push(name);
    }
    return found;
  }

  it('leaves no address in the log, and no code', async () => {
    await browser.post('/account/email', { email: OTHER });
    await browser.post('/account/email/code', { code: '123456' });
    await browser.post('/sign-in/password', { email: EMAIL, password: 'wrong password here' });
    expect(desk.logged.join('\n')).not.toMatch(/@|\d{6}/);
  });
});
