import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clearUnfinished, findFrame, keepFrame, renditionFile, sweep } from './store.ts';

const HOUR = 60 * 60 * 1000;
const frame = { file: 'a.jpg', id: 'one', frame: 'whole', colour: '#102030' } as const;
const name = { id: 'one', frame: 'whole', width: 400, format: 'avif' } as const;
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'renditions-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const print = async (folder: string): Promise<number[]> => {
  writeFileSync(join(folder, '400.avif'), 'x');
  return [400];
};

it('a frame is there when all of it is', async () => {
  expect(findFrame(root, 'a.jpg', 'one', 'whole')).toBeUndefined();
  let whileMaking: unknown = 'not looked';
  await keepFrame(root, frame, async (folder) => {
    whileMaking = findFrame(root, 'a.jpg', 'one', 'whole');
    return print(folder);
  });
  expect(whileMaking).toBeUndefined();
  expect(findFrame(root, 'a.jpg', 'one', 'whole')).toEqual({ colour: '#102030', widths: [400] });
  expect(existsSync(renditionFile(root, 'a.jpg', name))).toBe(true);
  expect(existsSync(renditionFile(root, 'b.jpg', name))).toBe(false);
});

it('a frame that could not be made leaves nothing, nor one that a crash cut short', async () => {
  const broken = keepFrame(root, frame, () => Promise.reject(new Error('no disk')));
  await expect(broken).rejects.toThrow('no disk');
  expect(readdirSync(root)).toEqual([]);
  await keepFrame(root, frame, async (folder) => {
    // As if the process ended here: nothing tidies up the folder.
    writeFileSync(join(dirname(folder), '.unfinished-crash'), '');
    return print(folder);
  });
  clearUnfinished(root);
  expect(readdirSync(root)).toHaveLength(1);
  expect(findFrame(root, 'a.jpg', 'one', 'whole')).toBeDefined();
});

it('renditions out of use are kept a day for pages that are open, then removed', async () => {
  await keepFrame(root, frame, print);
  await keepFrame(root, { ...frame, id: 'two' }, print);
  const now = Date.now();
  const kept = [{ file: 'a.jpg', id: 'two' }];
  const has = (id: string): boolean => findFrame(root, 'a.jpg', id, 'whole') !== undefined;
  // Made long ago, out of use since now.
  const folder = dirname(dirname(renditionFile(root, 'a.jpg', name)));
  utimesSync(folder, 1000, 1000);
  expect(sweep(root, kept, now)).toBe(0);
  expect(sweep(root, kept, now + 23 * HOUR)).toBe(0);
  expect([has('one'), has('two')]).toEqual([true, true]);
  // In use again meanwhile, so its day starts again.
  expect(sweep(root, [...kept, { file: 'a.jpg', id: 'one' }], now + 23 * HOUR)).toBe(0);
  expect(readdirSync(folder)).toEqual(['whole']);
  expect(sweep(root, kept, now + 25 * HOUR)).toBe(0);
  expect(statSync(join(folder, 'dropped')).isFile()).toBe(true);
  expect(sweep(root, kept, now + 50 * HOUR)).toBe(1);
  expect([has('one'), has('two')]).toEqual([false, true]);
  expect(sweep(root, [], now)).toBe(0);
  expect(sweep(root, [], now + 25 * HOUR)).toBe(1);
  expect(readdirSync(root)).toEqual([]);
});

it.each([
  ['facts that are garbled', (folder: string) => writeFileSync(join(folder, 'facts.json'), '{"colour":"#10')],
  ['facts of another kind', (folder: string) => writeFileSync(join(folder, 'facts.json'), '{"widths":[0]}')],
  ['a rendition that is gone', (folder: string) => rmSync(join(folder, '400.avif'))],
])('a frame with %s is not there, and is told of by name', async (_, damage) => {
  await keepFrame(root, frame, print);
  damage(dirname(renditionFile(root, 'a.jpg', name)));
  const told: string[] = [];
  expect(findFrame(root, 'a.jpg', 'one', 'whole', (sentence) => told.push(sentence))).toBeUndefined();
  expect(told).toEqual([
    expect.stringMatching(
      /facts\.json cannot be used \(.+\)\. The renditions of media\/a\.jpg are made anew\.$/,
    ),
  ]);
  await keepFrame(root, frame, print);
  expect(findFrame(root, 'a.jpg', 'one', 'whole')).toBeDefined();
});

it('a frame that was never made is nothing to tell of', () => {
  const told: string[] = [];
  findFrame(root, 'a.jpg', 'one', 'whole', (sentence) => told.push(sentence));
  expect(told).toEqual([]);
});
