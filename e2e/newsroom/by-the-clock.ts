/**
 * For tests that measure real time. They run when nothing else of the suite does (`by-the-clock` in playwright.config.ts), so
 * that other tests do not slow down the paper.
 */
import { expect } from '@playwright/test';

/** Number of goes, of which the median counts: if the machine is busy for a moment, that spoils only one. */
const GOES = 3;

/** Expects the median of some times to be within a limit, both in milliseconds. */
export function expectMedian(times: readonly number[], limit: number): void {
  const rounded = times.map(Math.round);
  const median = rounded.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  expect(median, `the middle one of ${rounded.join(', ')} ms`).toBeLessThanOrEqual(limit);
}

/** Does the same three times and expects the median duration, in milliseconds, to be within a limit. */
export async function expectWithin(limit: number, go: (n: number) => Promise<void>): Promise<void> {
  const taken: number[] = [];
  for (let n = 1; n <= GOES; n += 1) {
    const begun = performance.now();
    await go(n);
    taken.push(performance.now() - begun);
  }
  expectMedian(taken, limit);
}
