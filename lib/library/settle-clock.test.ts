import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEVICES, read, saved, stampAt } from './library.fixtures.ts';
import { settleClock } from './settle-clock.ts';
import { nextStamp, readStamp } from './stamp.ts';

const YEAR = 365 * 24 * 3600 * 1000;
const HOUR = 3600 * 1000;
const NOW = Date.UTC(2026, 10, 26, 12);
const [A, B] = DEVICES;
const msOf = (stamp: string): number => readStamp(stamp)?.ms ?? Number.NaN;

describe('times of a device in those of the server', () => {
  it('are left alone where its clock is right, give or take the way of the request', () => {
    const item = saved(NOW - HOUR);
    for (const off of [-4000, 0, 4000])
      expect(settleClock(item, { device: A, deviceNow: NOW + off, now: NOW })).toEqual(item);
  });

  it.each([YEAR, -YEAR])('are moved by the difference of a clock that is %d ms off', (off) => {
    const done = NOW - HOUR;
    const item = saved(done + off, { stamp: stampAt(done + off, A, 7) });
    const settled = settleClock(item, { device: A, deviceNow: NOW + off, now: NOW });
    expect(settled).toEqual({ ...item, at: done, stamp: stampAt(done, A, 7) });
  });

  it('are never ahead of the server', () => {
    const item = saved(NOW + YEAR);
    const settled = settleClock(item, { device: A, deviceNow: NOW, now: NOW });
    expect([settled.at, msOf(settled.stamp)]).toEqual([NOW, NOW]);
  });

  it('are those of the server already where they came from another device', () => {
    const item = saved(NOW - HOUR, { stamp: stampAt(NOW - HOUR, B) });
    expect(settleClock(item, { device: A, deviceNow: NOW + YEAR, now: NOW })).toEqual(item);
  });

  it('of a clock that lags behind stamps it has met are the times at which things were done', () => {
    const met = stampAt(NOW - 3 * HOUR, B);
    const clock = NOW - 2 * HOUR - YEAR;
    const item = saved(clock, { stamp: nextStamp(met, clock, A) });
    expect(msOf(item.stamp)).toBe(NOW - 3 * HOUR);
    const settled = settleClock(item, { device: A, deviceNow: NOW - YEAR, now: NOW });
    expect([settled.at, msOf(settled.stamp)]).toEqual([NOW - 2 * HOUR, NOW - 2 * HOUR]);
  });

  it('of a reading that is only marked stay those of the reading', () => {
    const item = read(NOW - 5 * HOUR, 1, { stamp: stampAt(NOW - HOUR), unread: true });
    const settled = settleClock(item, { device: A, deviceNow: NOW, now: NOW });
    expect(settled).toEqual(item);
  });

  it('move what was seen as well: a clock ahead does not hide a year of stories', () => {
    const at = NOW + YEAR - HOUR;
    const follow = { kind: 'follow', id: 'section:world', at, stamp: stampAt(at), seen: at } as const;
    expect(settleClock(follow, { device: A, deviceNow: NOW + YEAR, now: NOW }).seen).toBe(NOW - HOUR);
  });

  it('keep the order of what one device did to one thing, whatever its clock shows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2 * YEAR, max: 2 * YEAR }),
        fc.array(fc.integer({ min: 1, max: HOUR }), { minLength: 2, maxLength: 6 }),
        fc.option(fc.integer({ min: 0, max: 30 * HOUR }), { nil: undefined }),
        (off, steps, metAgo) => {
          const clocks = { device: A, deviceNow: NOW + off, now: NOW };
          let latest = metAgo === undefined ? undefined : stampAt(NOW - metAgo, B);
          let done = NOW - steps.reduce((sum, step) => sum + step, 0);
          let before = latest;
          for (const step of steps) {
            done += step;
            latest = nextStamp(latest, done + off, A);
            const { stamp } = settleClock(saved(done + off, { stamp: latest }), clocks);
            expect(msOf(stamp)).toBeLessThanOrEqual(NOW);
            // A clock that is ahead by less than a request's way is not corrected: what lies ahead is done now.
            const isSettled = off === 0 || off >= 5000;
            if (before !== undefined && isSettled && metAgo === undefined) expect(stamp > before).toBe(true);
            before = stamp;
          }
        },
      ),
    );
  });
});
