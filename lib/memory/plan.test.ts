import { expect, it } from 'vitest';
import { planMemory } from './plan.mjs';

const MEGABYTE = 1024 * 1024;
const planOf = (megabytes: number, cores = 4) => planMemory({ bytes: megabytes * MEGABYTE, cores });

it('a small machine renders in the process that answers, a middling one in one beside it, a large one on every core', () => {
  expect([256, 512, 767].map((size) => planOf(size).renderers)).toEqual(['inside', 'inside', 'inside']);
  expect([768, 1024, 1535].map((size) => planOf(size).renderers)).toEqual([1, 1, 1]);
  expect(planOf(1536).renderers).toBe(1);
  expect(planOf(4096, 4).renderers).toBe(4);
  expect(planOf(64 * 1024, 1).renderers).toBe(1);
  // No more than there is memory for, even with more cores.
  expect(planOf(2048, 16).renderers).toBe(2);
});

it('finished pages take a sixteenth of the memory, and no more than 128 MiB', () => {
  expect([512, 1024, 2048, 64 * 1024].map((size) => planOf(size).pressBytes / MEGABYTE)).toEqual([
    32, 64, 128, 128,
  ]);
});

it('more memory never gives any process less', () => {
  const sizes = [128, 256, 512, 767, 768, 1024, 1535, 1536, 2048, 8192, 65_536].map((size) => planOf(size));
  const rank = (renderers: 'inside' | number): number => (renderers === 'inside' ? 0 : renderers);
  for (const [n, plan] of sizes.entries()) {
    const less = sizes[n - 1];
    if (less === undefined) continue;
    expect(rank(plan.renderers)).toBeGreaterThanOrEqual(rank(less.renderers));
    for (const name of [
      'arenas',
      'poolThreads',
      'rendererBytes',
      'pressBytes',
      'editionCacheBytes',
      'readingThreads',
    ] as const)
      expect(plan[name], name).toBeGreaterThanOrEqual(less[name]);
    for (const name of ['web', 'renderer', 'desk', 'pictures'] as const)
      for (const part of ['young', 'first', 'growth'] as const)
        expect(plan[name][part], `${name} ${part}`).toBeGreaterThanOrEqual(less[name][part]);
  }
});

it('what is promised to processes of a small machine fits into it', () => {
  const { pressBytes, editionCacheBytes } = planOf(512);
  // The web process, its threads for searches and readers, and the desk each have a connection.
  expect(pressBytes + 4 * editionCacheBytes).toBeLessThan(64 * MEGABYTE);
});

it('renderers that have all grown as far as they may still fit', () => {
  for (const size of [768, 1024, 1536, 2048, 3072, 4096, 65_536]) {
    const { renderers, rendererBytes } = planOf(size, 64);
    expect(Number(renderers) * rendererBytes).toBeLessThanOrEqual(size * MEGABYTE);
  }
});
