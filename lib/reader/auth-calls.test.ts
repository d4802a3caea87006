import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnBoth } from './database.fixtures.ts';
import { ORIGIN, signIn, type TestBrowser, type TestDesk, temporaryDesk } from './desk.fixtures.ts';

const EMAIL = 'reader@example.org';
const GITHUB = { clientId: 'id', clientSecret: 'secret' };

describeOnBoth("better-auth's own calls", (kind) => {
  let desk: TestDesk;
  let browser: TestBrowser;
  beforeEach(async () => {
    desk = await temporaryDesk(kind, { social: { github: GITHUB } });
    browser = desk.browser();
  });
  afterEach(() => desk.remove());

  it('are open as far as pages need them, and no further', async () => {
    for (const path of [
      'sign-up/email',
      'sign-in/email',
      'sign-in/email-otp',
      'email-otp/send-verification-otp',
    ]) {
      const answer = await browser.send('POST', `/api/auth/${path}`, '{}', {
        'content-type': 'application/json',
      });
      expect(answer.status).toBe(404);
    }
    for (const path of ['get-session', 'list-sessions', 'ok', 'error'])
      expect((await browser.get(`/api/auth/${path}`)).status).toBe(404);
    expect((await browser.get('/api/auth/passkey/generate-authenticate-options')).status).toBe(200);
  });

  it('make no passkey for nobody, and none from another site', async () => {
    expect((await browser.get('/api/auth/passkey/generate-register-options')).status).toBe(401);
    await signIn(desk, browser, EMAIL);
    expect((await browser.get('/api/auth/passkey/generate-register-options')).status).toBe(200);
    const json = { 'content-type': 'application/json' };
    for (const body of ['{"response":{}}', '{', 'null', '[]', 'x'.repeat(200_000)])
      for (const what of ['registration', 'authentication']) {
        const answer = await browser.send('POST', `/api/auth/passkey/verify-${what}`, body, json);
        expect(answer.status).toBe(400);
        expect(JSON.parse(answer.text)).toMatchObject({ message: expect.any(String) });
      }
    await browser.get('/api/auth/passkey/generate-register-options');
    const nonsense = await browser.send(
      'POST',
      '/api/auth/passkey/verify-registration',
      '{"response":{}}',
      json,
    );
    expect(nonsense).toMatchObject({ status: 400, text: '{"message":"This passkey could not be read."}' });
    const foreign = await browser.send('POST', '/api/auth/passkey/verify-registration', '{"response":{}}', {
      ...json,
      'sec-fetch-site': 'cross-site',
    });
    expect(foreign.status).toBe(403);
    expect(await desk.desk.db.selectFrom('passkey').selectAll().execute()).toEqual([]);
  });

  it('end at a limit that the database keeps', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 130; n += 1)
      statuses.push((await browser.get('/api/auth/passkey/generate-authenticate-options')).status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(await desk.desk.db.selectFrom('rateLimit').selectAll().execute()).toHaveLength(1);
    const elsewhere = desk.browser('198.51.100.9');
    expect((await elsewhere.get('/api/auth/passkey/generate-authenticate-options')).status).toBe(200);
  });

  it('lead to another site that is set up, and take nobody back who did not go there', async () => {
    expect((await browser.get('/sign-in')).view).toMatchObject({ providers: ['github'] });
    const way = await browser.post('/sign-in/elsewhere', { provider: 'github', next: '/world' });
    const url = new URL(way.headers.get('refresh')?.replace('0; url=', '') ?? '');
    expect(url.origin).toBe('https://github.com');
    expect(url.searchParams.get('redirect_uri')).toBe(`${ORIGIN}/api/auth/callback/github`);
    const state = url.searchParams.get('state') ?? '';
    expect(state).not.toBe('');
    expect((await browser.post('/sign-in/elsewhere', { provider: 'google' })).view).toMatchObject({
      notice: 'That way to sign in is not set up here.',
    });
    // Somebody else's browser, with a state that was made for this one: no session.
    const victim = desk.browser();
    for (const query of [
      `code=x&state=${state}`,
      'code=x&state=made-up',
      'error=access_denied&state=made-up',
    ]) {
      const back = await victim.get(`/api/auth/callback/github?${query}`);
      expect(back.status).toBe(302);
      expect(victim.cookies.get('__Host-broadsheet.session_token')).toBeUndefined();
    }
    expect(await desk.desk.db.selectFrom('session').selectAll().execute()).toEqual([]);
  });

  it('and an account that signs in through another site can do without it', async () => {
    await signIn(desk, browser, EMAIL);
    const { internalAdapter } = await desk.desk.auth.$context;
    const [user] = await desk.desk.db.selectFrom('user').select('id').execute();
    await internalAdapter.linkAccount({
      userId: user?.id ?? '',
      providerId: 'github',
      accountId: '42',
      accessToken: 'a token of no use to us',
    });
    const [row] = await desk.desk.db.selectFrom('account').selectAll().execute();
    expect(row).toMatchObject({ accessToken: null, refreshToken: null, idToken: null });
    expect((await browser.get('/account')).view).toMatchObject({ linked: ['github'], hasPassword: false });
    await browser.post('/account/linked/remove', { provider: 'credential' });
    expect((await browser.get('/account')).view).toMatchObject({ linked: ['github'] });
    await browser.post('/account/linked/remove', { provider: 'github' });
    expect((await browser.get('/account')).view).toMatchObject({ linked: [] });
  });

  it('open no account for an address that another site does not vouch for', async () => {
    const { internalAdapter } = await desk.desk.auth.$context;
    const user = {
      email: EMAIL,
      emailVerified: false,
      name: 'A Reader',
      image: 'https://elsewhere.example/face',
    };
    await internalAdapter.createUser(user, { method: 'oauth' }).catch(() => undefined);
    expect(await desk.desk.db.selectFrom('user').selectAll().execute()).toEqual([]);
    await internalAdapter.createUser({ ...user, emailVerified: true }, { method: 'oauth' });
    expect(await desk.desk.db.selectFrom('user').selectAll().execute()).toMatchObject([
      { name: '', image: null },
    ]);
  });
});
