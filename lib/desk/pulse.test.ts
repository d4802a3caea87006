import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DeskCondition, SignOfLife } from '#lib/condition/desk-condition.ts';
import { Pulse } from './pulse.ts';

const condition: DeskCondition = { state: 'ready', failing: [], faults: 0, renditions: 0, change: 7 };
let signs: SignOfLife[];
let sent: (() => void)[];
let pulse: Pulse | undefined;
let time: number;

beforeEach(() => {
  vi.useFakeTimers();
  signs = [];
  sent = [];
  time = 0;
});
afterEach(() => {
  pulse?.stop();
  vi.useRealTimers();
});

function start({ isTaken = true } = {}): Pulse {
  pulse = new Pulse({
    say(sign, done) {
      signs.push(sign);
      sent.push(done);
      return isTaken;
    },
    condition: () => condition,
    clock: () => time,
  });
  return pulse;
}

it('reports the condition at once and every two seconds', () => {
  start();
  vi.advanceTimersByTime(6_000);
  expect(signs).toEqual(Array.from({ length: 4 }, () => ({ type: 'alive', quietFor: 0, condition })));
});

it('reports from within work that blocks the event loop, but not at every step', () => {
  const { touch } = start();
  for (; time < 10_000; time += 10) touch();
  expect(signs).toHaveLength(5);
});

it('announces how long uninterruptible work may take, and reports when it is over', () => {
  const done = start().quiet(90_000, () => signs.map(({ quietFor }) => quietFor));
  expect(done).toEqual([0, 90_000]);
  expect(signs.map(({ quietFor }) => quietFor)).toEqual([0, 90_000, 0]);
});

it('does not pile up reports for a process that does not read them', () => {
  start({ isTaken: false });
  vi.advanceTimersByTime(60_000);
  expect(signs).toHaveLength(1);
  sent.shift()?.();
  vi.advanceTimersByTime(2_000);
  expect(signs).toHaveLength(2);
});
