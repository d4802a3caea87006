import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Retries } from './retries.ts';

const said: [level: string, text: string][] = [];
const say =
  (level: string) =>
  (_: object, text: string): void =>
    void said.push([level, text]);
let retries: Retries;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  said.length = 0;
  const log = { error: say('error'), warn: say('warn'), info: say('info') };
  retries = new Retries({ log, now: () => Date.now() });
});
afterEach(() => {
  retries.stop();
  vi.useRealTimers();
});

const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });

/** Fails until `until` (ms). @returns the times of the tries */
function failUntil(until: number): number[] {
  const tried: number[] = [];
  const work = (): void => {
    tried.push(Date.now());
    if (Date.now() >= until) retries.done('content');
    else retries.failed('content', 'The content could not be taken in.', full, work);
  };
  work();
  return tried;
}

it('is repeated after 1, 2, 4 … 60 seconds until it succeeds, and then no more', async () => {
  const tried = failUntil(200_000);
  await vi.advanceTimersByTimeAsync(1_000_000);
  const pauses = tried.slice(1).map((at, n) => (at - (tried[n] ?? 0)) / 1000);
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  expect(retries.list()).toEqual([]);
});

it('is logged once as an error, then as a warning, and when it succeeds', async () => {
  failUntil(2_500);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said).toEqual([
    ['error', 'The content could not be taken in. It is tried again in 1 s.'],
    ['warn', 'The content could not be taken in. It is tried again in 2 s.'],
    ['info', 'What had failed (content) is done, after 2 failures.'],
  ]);
});

it('is listed with what fails, why, since when and how often', async () => {
  vi.setSystemTime(5_000);
  failUntil(1_000_000);
  await vi.advanceTimersByTimeAsync(3_500);
  expect(retries.list()).toEqual([{ what: 'content', why: 'full', since: 5_000, attempts: 3 }]);
});

it('is not repeated again if it was tried meanwhile for another reason', async () => {
  const tried = failUntil(0);
  const again = vi.fn();
  retries.failed('content', 'x', full, again);
  retries.done('content');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(again).not.toHaveBeenCalled();
  expect(tried).toEqual([0]);
});

it('is repeated at once when the reason of the failure is gone', async () => {
  const tried = failUntil(50_000);
  await vi.advanceTimersByTimeAsync(40_000);
  retries.hurry('busy');
  await vi.advanceTimersByTimeAsync(11_000);
  expect(tried).toEqual([0, 1, 3, 7, 15, 31].map((seconds) => seconds * 1000));
  retries.hurry('full');
  await vi.advanceTimersByTimeAsync(1);
  expect(tried.at(-1)).toBeGreaterThanOrEqual(51_000);
  expect(retries.list()).toEqual([]);
});

it('waits longer if it is expensive, and is not repeated after the stop', async () => {
  const again = vi.fn();
  retries.failed('folders', 'x', full, again, 20_000);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(again).not.toHaveBeenCalled();
  retries.stop();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(again).not.toHaveBeenCalled();
});

it('that is given up is not tried any more, and is not said to be done', async () => {
  const again = vi.fn();
  retries.failed('pictures', 'x', new Error('y'), again);
  said.length = 0;
  retries.drop('pictures');
  retries.done('pictures');
  await vi.advanceTimersByTimeAsync(10_000);
  expect([again.mock.calls, retries.list(), said]).toEqual([[], [], []]);
});
