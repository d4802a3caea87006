import { describe, expect, it } from 'vitest';
import { readAsker } from './asker.ts';
import { ByteBudget } from './byte-budget.ts';
import { Rates } from './rates.ts';
import { TooBusy, TooOften } from './refusal.ts';

const LIMITS = { page: 3, search: 1, suggestion: 0, reader: 1, body: 1 };
const from = (address: string) => readAsker(address, undefined);

describe('the asker', () => {
  it('is the other end of the connection, or the last address that a near proxy names', () => {
    expect(readAsker('203.0.113.9', '198.51.100.7')).toMatchObject({ turn: '203.0.113.9/32', isNear: false });
    expect(readAsker('127.0.0.1', '6.6.6.6, 7.7.7.7, 198.51.100.7')).toMatchObject({
      turn: '198.51.100.7/32',
      isNear: false,
    });
    expect(readAsker('::ffff:10.0.0.1', '2001:db8:1:2:3::4')).toMatchObject({ turn: '2001:db8:1:0::/56' });
  });

  it('is one for an IPv6 household, however many addresses it uses', () => {
    const turns = ['2001:db8:1:200::1', '2001:db8:1:2ff:ffff::9'].map((address) => from(address).turn);
    expect(new Set(turns).size).toBe(1);
    expect(from('2001:db8:1:300::1').turn).not.toBe(turns[0]);
  });

  it('is unknown if a near program does not name it, and cannot be forged', () => {
    expect(readAsker('127.0.0.1', undefined)).toMatchObject({ turn: 'near', isNear: true });
    expect(readAsker('127.0.0.1', 'near')).toMatchObject({ isNear: false, turn: 'unknown' });
    expect(readAsker(undefined, undefined)).toMatchObject({ isNear: false });
  });
});

describe('the rate', () => {
  it('is bounded for each address, and for each kind of work separately', async () => {
    const rates = new Rates(LIMITS);
    for (let n = 0; n < 3; n += 1) await rates.count('page', from('203.0.113.1'));
    const refused = await rates.count('page', from('203.0.113.1')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TooOften);
    expect((refused as TooOften).seconds).toBeGreaterThanOrEqual(1); // the line above checks its class
    await rates.count('search', from('203.0.113.1'));
    await rates.count('page', from('203.0.113.2'));
    for (let n = 0; n < 100; n += 1) await rates.count('suggestion', from('203.0.113.1'));
  });

  it('is bounded for the surrounding networks too, so that changing the address helps only so far', async () => {
    const rates = new Rates(LIMITS);
    const taken = { wide: 0, narrow: 0 };
    for (let n = 0; n < 1_000; n += 1) {
      const wide = from(`2001:db8:1:${n.toString(16)}::1`);
      const narrow = from(`2001:db8:2:1::${n.toString(16)}`);
      await rates.count('page', wide).then(
        () => (taken.wide += 1),
        () => {},
      );
      await rates.count('page', narrow).then(
        () => (taken.narrow += 1),
        () => {},
      );
    }
    expect(taken).toEqual({ wide: 48, narrow: 3 });
  });

  it('is not bounded for a proxy that does not name its clients', async () => {
    const rates = new Rates(LIMITS);
    for (let n = 0; n < 50; n += 1) await rates.count('page', readAsker('127.0.0.1', undefined));
  });
});

describe('bytes of bodies', () => {
  it('are bounded in total, and for one asker to a quarter of it', () => {
    const budget = new ByteBudget(400);
    const givers = ['a', 'b', 'c', 'd'].map((turn) => budget.take(100, { turn, isNear: false }));
    expect(() => budget.take(1, { turn: 'a', isNear: false })).toThrow(new TooBusy('asker'));
    expect(() => budget.take(1, { turn: 'e', isNear: false })).toThrow(new TooBusy('all'));
    givers[0]?.();
    givers[0]?.();
    expect(budget.held).toBe(300);
    budget.take(100, { turn: 'e', isNear: false });
    givers[1]?.();
    expect(budget.take(100, { turn: 'b', isNear: false })).toBeInstanceOf(Function);
  });

  it('of a proxy that does not name its clients are bounded only in total', () => {
    const budget = new ByteBudget(400);
    budget.take(300, { turn: 'near', isNear: true });
    expect(() => budget.take(101, { turn: 'near', isNear: true })).toThrow(new TooBusy('all'));
  });
});
