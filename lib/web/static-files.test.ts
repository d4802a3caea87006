import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReadyFiles, staticFiles } from './static-files.ts';

let dir: string;
const file = (name: string): string => join(dir, name);
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ready-files-'));
  for (const name of ['a', 'b', 'c']) writeFileSync(file(name), name.repeat(100));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('files in memory', () => {
  it('are read once, however many ask', async () => {
    const ready = new ReadyFiles(1000);
    const [one, two] = await Promise.all([ready.read(file('a')), ready.read(file('a'))]);
    expect(two).toBe(one);
    rmSync(file('a'));
    expect(ready.read(file('a'))).toBe(one);
  });

  it('stay within their limit: the least recently used goes first', async () => {
    const ready = new ReadyFiles(200);
    await ready.read(file('a'));
    await ready.read(file('b'));
    ready.read(file('a'));
    await ready.read(file('c'));
    expect(ready.bytes).toBe(200);
    expect(Buffer.isBuffer(ready.read(file('a')))).toBe(true);
    expect(Buffer.isBuffer(await ready.read(file('b')))).toBe(true);
    expect(ready.bytes).toBe(200);
  });

  it('are looked for again if they were missing', async () => {
    const ready = new ReadyFiles(200);
    await expect(ready.read(file('d'))).rejects.toThrow();
    writeFileSync(file('d'), 'd');
    expect(String(await ready.read(file('d')))).toBe('d');
  });
});

it('says what to do if there is no build', () => {
  expect(() => staticFiles(dir)).toThrow(/npm run build/);
});
