/** The limits that stop one guesser, many guessers and a flood of letters. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countWrong } from '../ceilings.ts';
import { describeOnBoth } from '../database.fixtures.ts';
import {
  codeIn,
  linkIn,
  postTo,
  signIn,
  type TestBrowser,
  type TestDesk,
  temporaryDesk,
  wrongFor,
} from '../desk.fixtures.ts';
import { mayTry } from '../failures.ts';

const EMAIL = 'reader@example.org';
const PASSWORD = 'four words are enough';
const HOUR = 60 * 60_000;

// Hundreds of requests, on two databases.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

describeOnBoth('guessing', (kind) => {
  let desk: TestDesk;
  let time: number;
  const open = async (options: Parameters<typeof temporaryDesk>[1] = {}): Promise<void> => {
    desk = await temporaryDesk(kind, { now: () => time, ...options });
  };
  beforeEach(async () => {
    time = Date.now();
    await open();
  });
  afterEach(() => desk.remove());

  const sessions = () => desk.desk.db.selectFrom('session').selectAll().execute();
  /** Requests a code. @returns the letter with it */
  const begin = async (browser: TestBrowser, email = EMAIL) => {
    await desk.mail();
    await browser.post('/sign-in', { email });
    return (await desk.mail()).at(-1);
  };
  const wrongCode = async (browser: TestBrowser, email = EMAIL) => {
    const code = wrongFor(codeIn(await begin(browser, email)));
    return () => browser.post('/sign-in/code', { code });
  };
  /** Types five wrong codes, of two messages. */
  const lock = async (email = EMAIL, address = '198.51.100.9') => {
    const guesser = desk.browser(address);
    for (const times of [3, 2]) {
      const guess = await wrongCode(guesser, email);
      for (let n = 0; n < times; n += 1) await guess();
    }
    return guesser;
  };

  it('ends at an address after five wrong codes, whatever is typed then and however long one waits', async () => {
    const browser = desk.browser();
    const first = await wrongCode(browser);
    for (let n = 0; n < 3; n += 1) expect((await first()).status).toBe(400);
    const letter = await begin(browser);
    const guess = () => browser.post('/sign-in/code', { code: wrongFor(codeIn(letter)) });
    expect((await guess()).status).toBe(400);
    const fifth = await guess();
    expect(fifth).toMatchObject({
      status: 403,
      view: { linkOnly: expect.stringContaining('follow the link') },
    });
    expect(await browser.post('/sign-in/code', { code: codeIn(letter) })).toMatchObject({ status: 403 });
    time += 30 * 24 * HOUR;
    const later = desk.browser('203.0.113.200');
    // The next message does not contain a code either.
    const next = await begin(later);
    expect(next?.subject).toMatch(/^Your link to sign in/);
    expect(await later.post('/sign-in/code', { code: '123456' })).toMatchObject({ status: 403 });
    expect((await later.get('/sign-in/code')).view).toMatchObject({
      linkOnly: expect.stringContaining('or use a passkey or your password'),
    });
    expect(await sessions()).toEqual([]);
  });

  it('checks only five codes, even if a hundred are sent at once', async () => {
    const browser = desk.browser();
    const code = wrongFor(codeIn(await begin(browser)));
    const looked = vi.spyOn(desk.desk.auth.api, 'signInEmailOTP');
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => {
        const twin = desk.browser(`2001:db8:${n.toString(16)}::1`);
        for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
        return twin.post('/sign-in/code', { code });
      }),
    );
    expect(looked).toHaveBeenCalledTimes(5);
  });

  it('does not block the link of the message, which nobody can guess, and which resets the count', async () => {
    const guesser = await lock();
    const browser = desk.browser();
    const link = linkIn(await begin(browser));
    const page = await browser.get(link);
    expect(page.view).toMatchObject({ step: 'code', link: expect.any(String), linkOnly: expect.any(String) });
    // First a forged link, then the fields that the form of that page sends.
    const sealed = link.split('link=')[1] ?? '';
    expect(
      await guesser.post('/sign-in/code', {
        link: sealed.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        code: '000000',
      }),
    ).toMatchObject({ status: 403 });
    expect((await browser.post('/sign-in/code', { link: sealed })).status).toBe(303);
    expect((await browser.get('/account')).view).toMatchObject({ email: EMAIL });
    const other = desk.browser('203.0.113.8');
    await signIn(desk, other, EMAIL);
    expect((await other.get('/account')).status).toBe(200);
  });

  it('does not accept the link of another address', async () => {
    await lock();
    const own = desk.browser('203.0.113.9');
    const link = linkIn(await begin(own, 'guesser@example.org')).split('link=')[1] ?? '';
    const guesser = desk.browser('203.0.113.10');
    await begin(guesser);
    expect(await guesser.post('/sign-in/code', { link, code: '123456' })).toMatchObject({ status: 403 });
  });

  it('does not block passwords, and the right one resets the count', async () => {
    const browser = desk.browser();
    await signIn(desk, browser, EMAIL);
    await browser.post('/account/password');
    const code = codeIn((await desk.mail()).at(-1));
    await browser.post('/account/password/code', { code, password: PASSWORD });
    time += HOUR;
    await lock();
    const other = desk.browser('203.0.113.8');
    expect((await other.post('/sign-in/password', { email: EMAIL, password: PASSWORD })).status).toBe(303);
    time += HOUR;
    await signIn(desk, desk.browser('203.0.113.11'), EMAIL);
  });

  it('blocks passwords too after 100 failures of both kinds in a row (NIST SP 800-63B), even if sent at once', async () => {
    const browser = desk.browser();
    await signIn(desk, browser, EMAIL);
    await browser.post('/account/password');
    const code = codeIn((await desk.mail()).at(-1));
    await browser.post('/account/password/code', { code, password: PASSWORD });
    await lock();
    const tries = await Promise.all(Array.from({ length: 120 }, () => mayTry(desk.desk, EMAIL, 'password')));
    expect(tries.filter(Boolean)).toHaveLength(95);
    time += 24 * HOUR;
    const right = { email: EMAIL, password: PASSWORD };
    expect(await desk.browser('203.0.113.8').post('/sign-in/password', right)).toMatchObject({
      status: 403,
      view: { errors: { password: expect.stringContaining('follow its link') } },
    });
    const other = desk.browser('203.0.113.9');
    const link = linkIn(await begin(other)).split('link=')[1] ?? '';
    expect((await other.post('/sign-in/code', { link })).status).toBe(303);
    expect((await desk.browser('203.0.113.8').post('/sign-in/password', right)).status).toBe(303);
  });

  it('reveals to nobody whether an address has an account', async () => {
    await signIn(desk, desk.browser(), EMAIL);
    time += HOUR;
    const seen = [];
    for (const [email, address] of [
      [EMAIL, '198.51.100.1'],
      ['nobody@example.org', '203.0.113.66'],
    ] as const) {
      const answers = [];
      const guesser = desk.browser(address);
      for (let n = 0; n < 7; n += 1) {
        const letter = n % 3 === 0 ? await begin(guesser, email) : undefined;
        const { status, view } = await guesser.post('/sign-in/code', { code: '000001' });
        const page = view?.page === 'sign-in' ? view : undefined;
        const subject = letter?.subject.replace(/^\d{6}/, '######');
        answers.push({ status, error: page?.errors.code, linkOnly: page?.linkOnly, subject });
      }
      seen.push(answers);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.at(-1)).toMatchObject({ status: 403 });
  });

  it('from many networks at 40 addresses gets five codes checked for each of them, in total', async () => {
    const looked = vi.spyOn(desk.desk.auth.api, 'signInEmailOTP');
    let from = 0;
    const newcomer = (): TestBrowser => {
      from += 1;
      return desk.browser(`2001:db8:${(from >> 8).toString(16)}:${from.toString(16)}::1`);
    };
    for (const addresses of [40, 40, 10]) {
      for (let n = 0; n < addresses; n += 1) {
        const guesser = newcomer();
        await guesser.post('/sign-in', { email: `reader-${n}@example.org` });
        for (let guess = 0; guess < 3; guess += 1) await guesser.post('/sign-in/code', { code: '000001' });
      }
      time += HOUR;
    }
    expect(looked.mock.calls.length).toBe(200);
  });

  it('is counted for the surrounding networks too: one /48 may request 240 codes an hour, and try 480', async () => {
    const at = (n: number): string => `2001:db8:77:${n.toString(16)}::1`;
    const statuses: number[] = [];
    // Two households in each /56.
    for (let n = 0; n < 250; n += 1)
      statuses.push(
        (await desk.browser(at(n * 128)).post('/sign-in', { email: `r${n}@example.org` })).status,
      );
    expect(statuses.filter((status) => status === 303)).toHaveLength(240);
    expect((await desk.browser('2001:db8:78::1').post('/sign-in', { email: EMAIL })).status).toBe(303);
    time += HOUR;
    expect((await desk.browser(at(1)).post('/sign-in', { email: EMAIL })).status).toBe(303);
    // One household does not use up its neighbours' allowance.
    for (let n = 0; n < 40; n += 1)
      await desk.browser(at(2)).post('/sign-in', { email: `s${n}@example.org` });
    expect((await desk.browser(at(3)).post('/sign-in', { email: 't@example.org' })).status).toBe(303);
  });

  it('from IPv4 is counted for the surrounding /24', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 250; n += 1)
      statuses.push(
        (await desk.browser(`192.0.2.${n}`).post('/sign-in', { email: `r${n}@example.org` })).status,
      );
    expect(statuses.filter((status) => status === 303)).toHaveLength(240);
  });

  it('by very many people blocks typed codes for an hour but not links, and is logged once', async () => {
    for (let n = 0; n < 500; n += 1) await countWrong(desk.desk, 'code');
    await countWrong(desk.desk, 'code');
    const told = desk.logged.filter((line) => line.includes('somebody is guessing'));
    expect(told).toHaveLength(1);
    const browser = desk.browser();
    const letter = await begin(browser);
    expect(await browser.post('/sign-in/code', { code: codeIn(letter) })).toMatchObject({
      status: 429,
      headers: expect.anything(),
      view: { errors: { code: expect.stringContaining('follow the link') } },
    });
    const link = linkIn(letter).split('link=')[1] ?? '';
    expect((await browser.post('/sign-in/code', { link })).status).toBe(303);
    time += HOUR;
    await signIn(desk, desk.browser('203.0.113.9'), EMAIL);
  });

  it('does not block the links for the forms of an account', async () => {
    const browser = desk.browser();
    await signIn(desk, browser, EMAIL);
    await lock();
    time += HOUR;
    await browser.post('/account/delete');
    const letter = (await desk.mail()).at(-1);
    expect(letter?.subject).toMatch(/^Your link to delete the account/);
    expect((await browser.get('/account')).view).toMatchObject({
      awaited: { kind: 'delete', linkOnly: expect.any(String) },
    });
    expect((await browser.post('/account/delete/code', { code: '123456' })).status).toBe(403);
    const page = await browser.get(linkIn(letter));
    const link = linkIn(letter).split('link=')[1] ?? '';
    expect(page.view).toMatchObject({ page: 'account', awaited: { kind: 'delete', link } });
    // Another reader who opens the link loses nothing.
    const other = desk.browser('203.0.113.9');
    await signIn(desk, other, 'other@example.org');
    expect((await other.get(linkIn(letter))).view).toMatchObject({
      notice: expect.stringContaining('another account'),
    });
    expect((await other.post('/account/delete/code', { link })).status).toBe(400);
    expect((await browser.post('/account/delete/code', { link })).view).toMatchObject({
      title: 'Your account was deleted',
    });
    expect((await other.get('/account')).status).toBe(200);
  });

  it('does not stop a link from working after signing in on another device', async () => {
    const browser = desk.browser();
    await signIn(desk, browser, EMAIL);
    await browser.post('/account/email', { email: 'new@example.org' });
    const link = linkIn((await desk.mail()).at(-1));
    const phone = desk.browser('203.0.113.9');
    const way = (await phone.get(link)).location ?? '';
    expect(way).toMatch(/^\/sign-in\?next=/);
    await signIn(desk, phone, EMAIL);
    const there = (await phone.get(way)).location ?? '';
    expect((await phone.get(there)).view).toMatchObject({
      awaited: { kind: 'email', to: 'new@example.org' },
    });
    const sealed = link.split('link=')[1] ?? '';
    expect((await phone.post('/account/email/code', { link: sealed })).location).toBe('/account?done=email');
  });
});

describeOnBoth('letters', (kind) => {
  let desk: TestDesk;
  afterEach(() => desk.remove());

  it('to one mailbox are five in a quarter of an hour, however it is spelled', async () => {
    desk = await temporaryDesk(kind);
    const hosts = [
      'example.com',
      'ｅxample.com',
      'eｘample.com',
      'EXAMPLE.COM',
      'example。com',
      'exa\u006dple.com',
    ];
    const locals = ['bomb', 'BOMB', 'bomb+1', 'bomb+2', 'b.omb', 'bo.mb'];
    let from = 0;
    for (const local of locals)
      for (const host of hosts) {
        from += 1;
        await desk.browser(`2001:db8:${from}::1`).post('/sign-in', { email: `${local}@${host}` });
      }
    const letters = await desk.mail();
    expect(letters).toHaveLength(5);
    expect(new Set(letters.map(({ to }) => to))).toEqual(new Set(['bomb@example.com']));
  });

  it('have a ceiling for the whole paper and hour, which is logged once when it is reached', async () => {
    let time = Date.now();
    const refused = vi.fn();
    const sent: string[] = [];
    desk = await temporaryDesk(kind, {
      now: () => time,
      limits: { lettersAnHour: 10 },
      openPost: () => postTo(async ({ to }) => void sent.push(to), { refuse: refused }),
    });
    const ask = async (n: number) =>
      desk.browser(`2001:db8:${n}::1`).post('/sign-in', { email: `r${n}@example.org` });
    const answers = [];
    for (let n = 0; n < 15; n += 1) answers.push(await ask(n));
    await desk.idle();
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(303), ...Array(5).fill(503)]);
    expect(answers.at(-1)?.view).toMatchObject({
      errors: { email: expect.stringContaining('Try again in an hour') },
    });
    expect(answers.at(-1)?.headers.get('retry-after')).toBeTruthy();
    expect(sent).toHaveLength(10);
    expect(refused).toHaveBeenCalledTimes(5);
    expect(desk.logged.filter((line) => line.includes('MAIL_PER_HOUR'))).toHaveLength(1);
    expect(desk.logged.join()).not.toContain('@');
    time += HOUR;
    expect((await ask(99)).status).toBe(303);
  });

  it('are refused with a sentence while too many wait for the mail server', async () => {
    desk = await temporaryDesk(kind, { openPost: () => postTo(async () => {}, { hasRoom: () => false }) });
    expect(await desk.browser().post('/sign-in', { email: EMAIL })).toMatchObject({
      status: 503,
      view: { errors: { email: expect.stringContaining('No messages can be sent just now') } },
    });
  });
});
