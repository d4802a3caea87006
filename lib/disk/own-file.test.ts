import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOwnFile } from './own-file.ts';

let folder: string;
const told: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-file-'));
  told.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string): number | undefined =>
  readOwnFile({
    file: join(folder, name),
    parse: (text) => (typeof JSON.parse(text) === 'number' ? JSON.parse(text) : undefined),
    instead: 'It starts empty.',
    tell: (sentence) => told.push(sentence),
  });

it('is read, and a missing one is not reported', () => {
  writeFileSync(join(folder, 'a'), '7');
  expect([read('a'), read('b'), read('a/below')]).toEqual([7, undefined, undefined]);
  expect(told).toEqual([]);
});

it('that is cut short, of another kind or unreadable is reported by name, with reason and consequence', () => {
  writeFileSync(join(folder, 'short'), '{"a":');
  writeFileSync(join(folder, 'other'), '"x"');
  mkdirSync(join(folder, 'folder'));
  expect(['short', 'other', 'folder'].map(read)).toEqual([undefined, undefined, undefined]);
  expect(told).toEqual([
    `${join(folder, 'short')} cannot be used (it is cut short or garbled). It starts empty.`,
    `${join(folder, 'other')} cannot be used (it does not hold what was written to it). It starts empty.`,
    expect.stringMatching(/folder cannot be used \(EISDIR.*\)\. It starts empty\.$/),
  ]);
});
