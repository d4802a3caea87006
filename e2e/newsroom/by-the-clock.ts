/**
 * For tests that hold the clock of the real machine. They run when nothing else of the suite does (`by-the-clock` in
 * playwright.config.ts): what other tests take from the machine is nothing that the paper adds.
 */
import { expect } from '@playwright/test';

/** Goes of which the middle one counts: a machine that does something else for a moment spoils one. */
const GOES = 3;

/** Holds the median of some times to a limit, both in milliseconds. */
export function expectMedian(times: readonly number[], limit: number): void {
  const rounded = times.map(Math.round);
  const median = rounded.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  expect(median, `the middle one of ${rounded.join(', ')} ms`).toBeLessThanOrEqual(limit);
}

/** Holds what three goes of the same take from beginning to end, in milliseconds, to a limit: their median. */
export async function expectWithin(limit: number, go: (n: number) => Promise<void>): Promise<void> {
  const taken: number[] = [];
  for (let n = 1; n <= GOES; n += 1) {
    const begun = performance.now();
    await go(n);
    taken.push(performance.now() - begun);
  }
  expectMedian(taken, limit);
}
