import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeKeptPages, writeKeptPages } from './kept-pages.ts';
import type { FinishedPage, Piece } from './page.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  file = join(folder, 'pages.kept');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const page = (bytes: number): FinishedPage => ({
  etag: 'W/"x"',
  brotli: Buffer.alloc(bytes, 1),
  gzip: Buffer.alloc(bytes, 2),
  headers: { Vary: 'Accept-Encoding' },
  tags: new Set(['site', 'list:all']),
  until: 5,
});
const kept = (pages: [string, FinishedPage][], pieces: Piece[] = []) => ({
  stamp: 'build 1',
  change: 7,
  at: 1000,
  pages,
  pieces,
});

it('gives back every page as it was, in memory of its own', () => {
  expect(
    writeKeptPages(
      file,
      kept([
        ['/', page(10)],
        ['/world', page(20)],
      ]),
    ),
  ).toBe(2);
  const taken = takeKeptPages(file, 'build 1');
  expect(taken).toMatchObject({ change: 7, at: 1000 });
  expect(taken?.pages).toEqual([
    ['/', page(10)],
    ['/world', page(20)],
  ]);
  expect(taken?.pages[0]?.[1].brotli.buffer.byteLength).toBeLessThan(100_000);
  expect(takeKeptPages(file, 'build 1'), 'it is good for one start').toBeUndefined();
});

it('gives back shared pieces, in memory of their own', () => {
  const piece: Piece = {
    key: '/shared.piece/latest/world',
    hash: 'x',
    brotli: Buffer.alloc(10, 3),
    tags: new Set(['list:world']),
    shows: new Set(['/world/a']),
  };
  writeKeptPages(file, kept([], [piece]));
  const taken = takeKeptPages(file, 'build 1')?.pieces;
  expect(taken).toEqual([piece]);
  expect(taken?.[0]?.brotli.buffer.byteLength).toBe(10);
});

it('keeps the most useful where there is no room for all', () => {
  const many = Array.from({ length: 20 }, (_, n): [string, FinishedPage] => [`/${n}`, page(4 * 1024 * 1024)]);
  const count = writeKeptPages(file, kept(many));
  expect(count).toBeLessThan(10);
  const taken = takeKeptPages(file, 'build 1')?.pages.map(([href]) => href);
  expect(taken).toEqual(many.slice(-count).map(([href]) => href));
});

it('gives nothing back of another build, and throws once if the file was damaged or cut off', () => {
  writeKeptPages(file, kept([['/', page(10)]]));
  const whole = readFileSync(file);
  expect(takeKeptPages(file, 'build 2')).toBeUndefined();
  for (const damaged of [whole.subarray(0, 100), Buffer.alloc(0), Buffer.concat([whole, Buffer.from('x')])]) {
    writeFileSync(file, damaged);
    expect(() => takeKeptPages(file, 'build 1')).toThrow('does not hold what was written to it');
    expect(takeKeptPages(file, 'build 1')).toBeUndefined();
  }
  const flipped = Buffer.from(whole);
  flipped[200] = (flipped[200] ?? 0) ^ 1;
  writeFileSync(file, flipped);
  expect(() => takeKeptPages(file, 'build 1')).toThrow('does not hold what was written to it');
});
