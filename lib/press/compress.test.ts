import { describe, expect, it } from 'vitest';
import { compressBytes } from './compress.ts';

describe('compressed bodies', () => {
  it('hold no more memory than their own bytes, which is what a store charges them for', async () => {
    const { brotli, gzip } = await compressBytes(Buffer.from('<p>नमस्ते, readers.</p>'.repeat(400)));
    for (const body of [brotli, gzip]) expect(body.buffer.byteLength).toBe(body.byteLength);
  });
});
