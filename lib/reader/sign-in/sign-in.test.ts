import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeOnBoth } from '../database.fixtures.ts';
import { codeIn, postTo, signIn, type TestBrowser, type TestDesk, temporaryDesk } from '../desk.fixtures.ts';

const EMAIL = 'reader@example.org';

describeOnBoth('signing in', (kind) => {
  let desk: TestDesk;
  let browser: TestBrowser;
  beforeEach(async () => {
    desk = await temporaryDesk(kind);
    browser = desk.browser();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await desk.remove();
  });

  const users = () => desk.desk.db.selectFrom('user').selectAll().execute();
  const sessions = () => desk.desk.db.selectFrom('session').selectAll().execute();

  it('takes an address and the code that was sent to it; the account begins then, and holds no more than it must', async () => {
    expect(
      (await browser.post('/sign-in', { email: ' Reader@Example.org ', next: '/world?page=2' })).location,
    ).toBe('/sign-in/code');
    expect((await browser.get('/sign-in/code')).view).toMatchObject({ step: 'code', email: EMAIL });
    expect(await users()).toEqual([]);
    const [letter] = await desk.mail();
    expect(letter?.to).toBe(EMAIL);
    const done = await browser.post('/sign-in/code', { code: ` ${codeIn(letter)}` });
    expect(done).toMatchObject({ status: 303, location: '/sign-in/done?next=%2Fworld%3Fpage%3D2' });
    const end = await browser.get(done.location ?? '');
    expect(end.view).toMatchObject({ page: 'notice', signedIn: { email: EMAIL, keepsReads: false } });
    expect(end.headers.get('refresh')).toBe('0; url=/world?page=2');
    expect(await users()).toMatchObject([{ email: EMAIL, name: '', image: null }]);
    expect(await sessions()).toMatchObject([{ ipAddress: '', userAgent: 'Firefox on Linux' }]);
    expect((await browser.get('/account')).view).toMatchObject({ page: 'account', email: EMAIL });
  });

  it('sets cookies that no script, no other site and no other host gets', async () => {
    await browser.post('/sign-in', { email: EMAIL });
    const [letter] = await desk.mail();
    const done = await browser.post('/sign-in/code', { code: codeIn(letter) });
    const cookie = done.headers.getSetCookie().find((one) => one.includes('session_token')) ?? '';
    expect(cookie).toMatch(/^__Host-broadsheet\.session_token=/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Domain');
  });

  it('by the link of the message: the code is in the form, and nothing happens until a person sends it', async () => {
    await browser.post('/sign-in', { email: EMAIL, next: '/world' });
    const [letter] = await desk.mail();
    const link = /\/sign-in\/code\?link=[0-9a-f]+/.exec(JSON.stringify(letter?.body))?.[0] ?? '';
    const other = desk.browser();
    const page = await other.get(link);
    expect(page.view).toMatchObject({ step: 'code', email: EMAIL, code: codeIn(letter), next: '/world' });
    expect(await sessions()).toEqual([]);
    expect(link).not.toContain('example');
    expect((await other.post('/sign-in/code', { code: codeIn(letter) })).status).toBe(303);
    expect((await other.get('/account')).view).toMatchObject({ email: EMAIL });
    const changed = link.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect((await desk.browser().get(changed)).view).toMatchObject({ step: 'address' });
  });

  it('makes a new session each time, and ends the one that was there', async () => {
    await signIn(desk, browser, EMAIL);
    const before = new Map(browser.cookies);
    await signIn(desk, browser, EMAIL);
    expect([...browser.cookies.values()]).not.toEqual([...before.values()]);
    expect(await sessions()).toHaveLength(1);
    const planted = desk.browser();
    for (const [name, value] of before) planted.cookies.set(name, value);
    expect((await planted.get('/account')).status).toBe(303);
  });

  it('takes no session that somebody else has put there: a made-up cookie is nobody', async () => {
    browser.cookies.set(
      '__Host-broadsheet.session_token',
      'planted.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D',
    );
    await signIn(desk, browser, EMAIL);
    expect(browser.cookies.get('__Host-broadsheet.session_token')).not.toContain('planted');
    expect((await sessions()).map(({ token }) => token)).not.toContain('planted');
  });

  it('continues what was begun even if another cookie of the same name comes first', async () => {
    await browser.post('/sign-in', { email: EMAIL, next: '/world' });
    const code = codeIn((await desk.mail())[0]);
    const own = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const cookie = `__Host-broadsheet.pending=planted; __Host-broadsheet.pending=${'0'.repeat(64)}; ${own}`;
    const done = await browser.post('/sign-in/code', { code }, { cookie });
    expect(done.location).toBe('/sign-in/done?next=%2Fworld');
  });

  it('says and sends the same whether an address has an account or not', async () => {
    await signIn(desk, browser, EMAIL);
    const [known, unknown] = [desk.browser(), desk.browser()];
    const answers = [
      await known.post('/sign-in', { email: EMAIL }),
      await unknown.post('/sign-in', { email: 'nobody@example.org' }),
    ];
    const shape = answers.map(({ status, location, text, headers }) => ({
      status,
      location,
      text,
      cookies: headers.getSetCookie().map((cookie) => cookie.replace(/=[0-9a-f]+/, '=')),
    }));
    expect(shape[0]).toEqual(shape[1]);
    expect((await desk.mail()).map(({ subject }) => subject.replace(/\d{6}/, ''))).toEqual([
      ' · Your code to sign in · paper.example',
      ' · Your code to sign in · paper.example',
    ]);
  });

  it('answers before a message is sent, however long that takes', async () => {
    await desk.remove();
    let sent: (() => void) | undefined;
    const slow = new Promise<void>((resolve) => {
      sent = resolve;
    });
    desk = await temporaryDesk(kind, { openPost: () => postTo(() => slow) });
    expect((await desk.browser().post('/sign-in', { email: EMAIL })).status).toBe(303);
    sent?.();
  });

  it('gives a code three tries', async () => {
    await browser.post('/sign-in', { email: EMAIL });
    const code = codeIn((await desk.mail())[0]);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let n = 0; n < 3; n += 1) {
      const answer = await browser.post('/sign-in/code', { code: wrong });
      expect(answer).toMatchObject({ status: 400, view: { errors: { code: /not the code/ } } });
    }
    const late = await browser.post('/sign-in/code', { code });
    expect(late).toMatchObject({
      status: 400,
      view: { errors: { code: expect.stringContaining('too often') } },
    });
    expect(await sessions()).toEqual([]);
  });

  it('sends an address only so many codes, and each connection', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1)
      statuses.push((await desk.browser(`198.51.100.${n}`).post('/sign-in', { email: EMAIL })).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    expect(await desk.mail()).toHaveLength(5);
    const many = Array.from({ length: 31 }, (_, n) =>
      desk.browser(`2001:db8:1:2::${n + 1}`).post('/sign-in', { email: `reader-${n}@example.org` }),
    );
    expect((await Promise.all(many)).filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('keeps no code as it was sent, and no link', async () => {
    await browser.post('/sign-in', { email: EMAIL });
    const code = codeIn((await desk.mail())[0]);
    const rows = await desk.desk.db.selectFrom('verification').selectAll().execute();
    expect(rows.map(({ identifier }) => identifier)).toEqual([`sign-in-otp-${EMAIL}`]);
    expect(JSON.stringify(rows.map(({ value }) => value))).not.toContain(code);
  });

  it('takes the newest code only, and an older one not even when that is used up', async () => {
    await browser.post('/sign-in', { email: EMAIL });
    await browser.post('/sign-in', { email: EMAIL });
    const [older, newer] = (await desk.mail()).map(codeIn);
    const tries = older === newer ? [] : [older, older, older, newer];
    for (const code of tries)
      expect((await browser.post('/sign-in/code', { code: code ?? '' })).status).toBe(400);
    expect(await sessions()).toEqual([]);
  });

  it('takes a code once, also where two send it at once', async () => {
    await browser.post('/sign-in', { email: EMAIL });
    const code = codeIn((await desk.mail())[0]);
    const twins = [desk.browser(), desk.browser()];
    for (const twin of twins) for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
    const statuses = await Promise.all(
      twins.map(async (twin) => (await twin.post('/sign-in/code', { code })).status),
    );
    expect(statuses.sort()).toEqual([303, 400]);
  });

  it('takes no code that is too old', async () => {
    await browser.post('/sign-in', { email: EMAIL });
    const code = codeIn((await desk.mail())[0]);
    const cookies = new Map(browser.cookies);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
    expect((await browser.post('/sign-in/code', { code })).view).toMatchObject({ step: 'address' });
    // Where the cookie still held, the code would not.
    vi.setSystemTime(Date.now() - 11 * 60_000);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    await desk.desk.db
      .updateTable('verification')
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .execute();
    expect((await browser.post('/sign-in/code', { code })).view).toMatchObject({
      errors: { code: expect.stringContaining('too old') },
    });
  });

  it('leads on to pages of our own only', async () => {
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/sign-out',
    ]) {
      const page = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(page.view).toMatchObject({ next: '/library' });
      const [letter] = await desk.mail();
      expect(letter).toBeUndefined();
    }
    await signIn(desk, browser, EMAIL);
    expect((await browser.get('/sign-in/done?next=//evil.example')).headers.get('refresh')).toBe(
      '0; url=/library',
    );
    expect((await browser.get('/sign-in?next=https%3A%2F%2Fevil.example')).location).toBe('/library');
  });

  it('answers an address that is none, and a form that is none, with a sentence', async () => {
    for (const email of [
      '',
      'reader',
      'reader@',
      'a@b',
      'a b@c.d',
      `${'x'.repeat(300)}@example.org`,
      'a@b.c\u0000',
    ])
      expect((await browser.post('/sign-in', { email })).view).toMatchObject({
        errors: { email: 'Enter an address in the form name@example.com' },
      });
    const json = await browser.send('POST', '/sign-in', '{"email":"a@b.cd"}', {
      'content-type': 'application/json',
    });
    expect(json).toMatchObject({ status: 400, text: 'This is not what a form sends.\n' });
    const long = await browser.post('/sign-in', { email: EMAIL, next: 'x'.repeat(5000) });
    expect(long).toMatchObject({ status: 400, text: 'A field of this form is too long.\n' });
    expect(await desk.mail()).toEqual([]);
  });

  it('counts from one network as one, of IPv6 too', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 31 }, async (_, n) => {
        const client = desk.browser(`2001:db8:9:9:${n.toString(16)}::1`);
        return (await client.post('/sign-in', { email: `r${n}@example.org` })).status;
      }),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  it('is refused from another site, whatever it sends', async () => {
    const sent: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    ];
    for (const headers of sent) {
      const answer = await browser.post('/sign-in', { email: EMAIL }, headers);
      expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('another site') });
    }
    expect(await desk.mail()).toEqual([]);
  });
});
