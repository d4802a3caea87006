import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnBoth } from './database.fixtures.ts';
import { signIn, type TestDesk, temporaryDesk } from './desk.fixtures.ts';
import { sweep } from './sweep.ts';

const DAY = 24 * 60 * 60 * 1000;

describeOnBoth('sweeping', (kind) => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await temporaryDesk(kind);
  });
  afterEach(() => desk.remove());

  it('takes what is over, and leaves what holds', async () => {
    const browser = desk.browser();
    await signIn(desk, browser, 'reader@example.org');
    await desk.browser().post('/sign-in', { email: 'other@example.org' });
    const { db } = desk.desk;
    const counts = async () => {
      const tables = ['user', 'session', 'verification', 'allowance'] as const;
      const rows = await Promise.all(
        tables.map((table) => db.selectFrom(table).select(sql<number>`1`.as('one')).execute()),
      );
      return rows.map((of) => of.length);
    };
    const before = await counts();
    expect(before.every((count) => count > 0)).toBe(true);
    await sweep(desk.desk);
    expect(await counts()).toEqual(before);
    await sweep({ ...desk.desk, now: () => Date.now() + DAY });
    expect(await counts()).toEqual([1, 1, 0, 0]);
    expect((await browser.get('/account')).status).toBe(200);
    await sweep({ ...desk.desk, now: () => Date.now() + 61 * DAY });
    expect(await counts()).toEqual([1, 0, 0, 0]);
  });
});
