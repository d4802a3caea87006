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
});
