import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnBoth } from './database.fixtures.ts';
import { ORIGIN, signIn, type TestBrowser, type TestDesk, temporaryDesk } from './desk.fixtures.ts';
import { findQuickly } from './quick-session.ts';

const DAY = 24 * 60 * 60 * 1000;

describeOnBoth('the quick look at who is signed in', (kind) => {
  let desk: TestDesk;
  let ann: TestBrowser;
  beforeEach(async () => {
    desk = await temporaryDesk(kind);
    ann = desk.browser();
    await signIn(desk, ann, 'ann@example.org');
  });
  afterEach(() => desk.remove());

  const cookies = (): string => [...ann.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  /** What both say: better-auth, and the quick look. */
  const both = async (cookie: string) => {
    const quick = await findQuickly(desk.desk, cookie);
    const request = new Request(`${ORIGIN}/account`, { headers: { cookie } });
    return { quick, slow: (await desk.desk.findReader(request))?.id };
  };
  const setExpiry = (ms: number): Promise<unknown> =>
    desk.desk.db
      .updateTable('session')
      .set({ expiresAt: new Date(Date.now() + ms) })
      .execute();

  it('finds whom better-auth finds', async () => {
    const { quick, slow } = await both(cookies());
    expect(slow).toBeTypeOf('string');
    expect(quick).toEqual({ reader: slow });
    expect((await both(`a=b; ${cookies()}; c`)).quick).toEqual({ reader: slow });
  });

  it('finds nobody by a cookie that was changed, cut, or is none', async () => {
    const [name = '', value = ''] = cookies().split(';')[0]?.split(/=(.*)/s) ?? [];
    const token = decodeURIComponent(value);
    const forms = [
      '',
      'x',
      token.slice(0, -1),
      `x${token}`,
      token.split('.')[0] ?? '',
      `${token}x`,
      '%E0%A4%A',
    ];
    for (const form of forms.map((each) => (each.startsWith('%') ? each : encodeURIComponent(each))))
      expect(await both(`${name}=${form}`), form).toEqual({ quick: 'nobody', slow: undefined });
    expect(await findQuickly(desk.desk, undefined)).toBe('nobody');
  });

  it('finds the reader by the one valid cookie among several of its name, wherever it is', async () => {
    const [name = ''] = cookies().split('=');
    const forged = `${name}=evil.${'A'.repeat(43)}%3D`;
    const planted = `${name}=evil.sig; ${forged}; ${name}=; ${name}`;
    const { slow } = await both(cookies());
    expect(slow).toBeTypeOf('string');
    for (const header of [
      `${planted}; ${cookies()}`,
      `a=b; ${forged};${cookies()}; ${forged}`,
      `${cookies()}; ${planted}`,
    ]) {
      // Through the whole request, which puts the cookies in order before better-auth reads them.
      const answer = await desk.browser().send('GET', '/account', undefined, { cookie: header });
      expect(answer.view, header).toMatchObject({ page: 'account', email: 'ann@example.org' });
      expect(await findQuickly(desk.desk, header), header).toEqual({ reader: slow });
    }
    const many = Array.from({ length: 9 }, () => forged).join('; ');
    expect(await findQuickly(desk.desk, `${many}; ${cookies()}`)).toBe('nobody');
  });

  it('leaves a session that is to hold longer, and one that is over, to better-auth', async () => {
    await setExpiry(58 * DAY);
    expect(await findQuickly(desk.desk, cookies())).toBe('unsure');
    await setExpiry(-1000);
    expect(await both(cookies())).toEqual({ quick: 'unsure', slow: undefined });
  });

  it('finds nobody once the session was ended', async () => {
    await desk.desk.db.deleteFrom('session').execute();
    expect(await both(cookies())).toEqual({ quick: 'nobody', slow: undefined });
  });
});
