import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { brotliBytes, compressBytes, gzipAgain } from './compress.ts';

describe('compressed bodies', () => {
  it('hold no more memory than their own bytes, which is what a store charges them for', async () => {
    const { brotli, gzip } = await compressBytes(Buffer.from('<p>नमस्ते, readers.</p>'.repeat(400)));
    for (const body of [brotli, gzip]) expect(body.buffer.byteLength).toBe(body.byteLength);
  });

  it.each([10, 100_000])('are the same bytes again, of %i paragraphs', async (paragraphs) => {
    const bytes = Buffer.from('<p>नमस्ते, readers.</p>'.repeat(paragraphs));
    const brotli = await brotliBytes(bytes);
    expect(brotli.buffer.byteLength).toBe(brotli.byteLength);
    expect(brotliDecompressSync(brotli).equals(bytes)).toBe(true);
    expect(gunzipSync(await gzipAgain(brotli)).equals(bytes)).toBe(true);
  });

  it('are made on other threads: nothing in lib compresses or decompresses synchronously', () => {
    const root = join(import.meta.dirname, '../..');
    const files = globSync('lib/**/*.ts', { cwd: root }).filter(
      (file) => !/\.(?:test|fixtures)\.ts$/.test(file),
    );
    const callers = files.filter((file) =>
      /\b(?:brotli|gzip|gunzip|deflate|inflate|unzip|zstd)\w*Sync\b/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(files.length).toBeGreaterThan(100);
    // Earlier versions of a story are compressed by the desk, and decompressed where a history is rendered.
    expect(callers).toEqual(['lib/edition/revision-text.ts']);
  });
});
