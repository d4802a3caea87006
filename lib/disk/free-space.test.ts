import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Space, SpaceWatch } from './free-space.ts';
import { whyItFailed } from './why.ts';

const MB = 1024 * 1024;
let free = 0;
let files = { files: 1_000_000, ffree: 900_000 };
const said: Space[] = [];
let watch: SpaceWatch;

beforeEach(() => {
  vi.useFakeTimers();
  said.length = 0;
  files = { files: 1_000_000, ffree: 900_000 };
  watch = new SpaceWatch({
    folder: '/data',
    enough: 256 * MB,
    onChange: (space) => said.push(space),
    statfs: async () => ({ bavail: free / 4096, bsize: 4096, ...files }),
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

it('reports once that space is low, once that it is scarce, and when it is ample again', async () => {
  free = 1000 * MB;
  await watch.start();
  expect(watch.space).toEqual({ free: 1000 * MB, state: 'ample' });
  for (const now of [200, 180, 60, 40, 300, 290]) {
    free = now * MB;
    await vi.advanceTimersByTimeAsync(30_000);
  }
  expect(said).toEqual([
    { free: 200 * MB, state: 'low' },
    { free: 60 * MB, state: 'scarce' },
    { free: 300 * MB, state: 'ample' },
  ]);
});

it('looks more often while space is scarce, because work waits for it', async () => {
  free = 1 * MB;
  await watch.start();
  expect(watch.space.state).toBe('scarce');
  free = 1000 * MB;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(watch.space.state).toBe('ample');
});

it('treats a disk without free inodes as full, but not one that does not count them', async () => {
  free = 1000 * MB;
  files = { files: 1_000_000, ffree: 500 };
  await watch.look();
  expect(watch.space.state).toBe('low');
  files = { files: 1_000_000, ffree: 10 };
  await watch.look();
  expect(watch.space.state).toBe('scarce');
  files = { files: 0, ffree: 0 };
  await watch.look();
  expect(watch.space.state).toBe('ample');
});

it('reports nothing about a folder that does not exist', async () => {
  const nowhere = new SpaceWatch({
    folder: '/nowhere/at/all',
    enough: 1,
    onChange: (space) => said.push(space),
  });
  await nowhere.look();
  expect(nowhere.space).toEqual({ free: undefined, state: 'ample' });
  expect(said).toEqual([]);
});

it('distinguishes a shortage that may pass from a fault that will not', () => {
  const of = (fields: object, message = 'x'): Error => Object.assign(new Error(message), fields);
  expect(whyItFailed(of({ code: 'ENOSPC' }))).toBe('full');
  expect(whyItFailed(of({ code: 'ERR_SQLITE_ERROR', errcode: 13 }))).toBe('full');
  expect(whyItFailed(of({ code: 'ERR_SQLITE_ERROR', errcode: 5 }))).toBe('busy');
  // SQLITE_IOERR_WRITE
  expect(whyItFailed(of({ code: 'ERR_SQLITE_ERROR', errcode: 778 }))).toBe('barred');
  expect(whyItFailed(of({}, '/data/x.avif: unable to write: No space left on device'))).toBe('full');
  expect(whyItFailed(new Error('outer', { cause: of({ code: 'EMFILE' }) }))).toBe('descriptors');
  expect(whyItFailed(of({ code: 'ERR_SQLITE_ERROR', errcode: 11 }))).toBe('other');
  expect(whyItFailed('text')).toBe('other');
});
