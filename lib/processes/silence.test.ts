import { expect, it } from 'vitest';
import { Silence } from './silence.ts';

const start = (): Silence => new Silence({ limit: 30_000, first: 120_000, every: 1_000 });

/** Looks once a second. @returns after how many seconds the silence was too long */
function secondsUntilTooLong(silence: Silence, from: number): number {
  silence.look(from);
  for (let seconds = 1; seconds < 1_000; seconds += 1)
    if (silence.look(from + seconds * 1_000)) return seconds;
  return Number.POSITIVE_INFINITY;
}

it('is too long after thirty seconds, or after two minutes before the first message', () => {
  const silence = start();
  expect(secondsUntilTooLong(silence, 0)).toBe(121);
  silence.heard();
  expect(silence.duration).toBe(0);
  expect(secondsUntilTooLong(silence, 121_000)).toBe(31);
});

it('may be as long as announced, and has the usual limit after the next message', () => {
  const silence = start();
  silence.heard(300_000);
  expect(secondsUntilTooLong(silence, 0)).toBe(301);
  silence.heard();
  expect(secondsUntilTooLong(silence, 301_000)).toBe(31);
});

it('does not count time in which this process itself stood still', () => {
  const silence = start();
  silence.heard();
  silence.look(0);
  expect(silence.look(3_600_000)).toBe(false);
  expect(silence.duration).toBe(2_000);
});
