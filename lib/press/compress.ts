/** The two encodings of finished bytes. All work is done on libuv's threads, never on the one that answers. */
import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import {
  type BrotliOptions,
  brotliCompress,
  brotliDecompress,
  constants,
  createBrotliCompress,
  createBrotliDecompress,
  createGzip,
  gzip,
} from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const fromBrotli = promisify(brotliDecompress);
const toGzip = promisify(gzip);

/** 5 gives most of brotli's gain at a tenth of the time of 11. */
export const BROTLI_QUALITY = 5;
/** From 10 on brotli searches for the shortest spelling: a seventh smaller than 5, ten times the time. */
export const TIGHT_QUALITY = 10;
const GZIP_LEVEL = 6;

export const brotliOptions = (quality: number, size: number): BrotliOptions => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});

/** A copy of a view in memory of exactly its size: what is kept must not keep the rest of the block. */
export function ownBytes(view: Uint8Array): Buffer {
  const own = Buffer.allocUnsafeSlow(view.byteLength);
  own.set(view);
  return own;
}

/** The brotli body of bytes, in memory of exactly its size. */
export async function brotliBytes(bytes: Buffer): Promise<Buffer> {
  return ownBytes(await toBrotli(bytes, brotliOptions(BROTLI_QUALITY, bytes.byteLength)));
}

/** Brotli and gzip bodies of bytes, each in memory of exactly its size. */
export async function compressBytes(bytes: Buffer): Promise<{ brotli: Buffer; gzip: Buffer }> {
  const [brotli, gzipped] = await Promise.all([brotliBytes(bytes), toGzip(bytes, { level: GZIP_LEVEL })]);
  return { brotli, gzip: ownBytes(gzipped) };
}

/** Both encodings at their smallest: for bytes that are compressed once and sent for weeks. */
export async function compressTightly(bytes: Buffer): Promise<{ brotli: Buffer; gzip: Buffer }> {
  const [brotli, gzipped] = await Promise.all([
    toBrotli(bytes, brotliOptions(constants.BROTLI_MAX_QUALITY, bytes.byteLength)),
    toGzip(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  return { brotli: ownBytes(brotli), gzip: ownBytes(gzipped) };
}

/** Markup is four to five times as long as its brotli body. Room for all of it at once saves going back and forth between threads. */
const roomFor = (brotli: Buffer): number => Math.min(Math.max(brotli.byteLength * 6, 16 * 1024), 1024 * 1024);

/** Decompresses a brotli body. */
export const undoBrotli = (brotli: Buffer): Promise<Buffer> =>
  fromBrotli(brotli, { chunkSize: roomFor(brotli) });

/** Turns a brotli body into a gzip body, in memory of exactly its size. */
export const gzipAgain = async (brotli: Buffer): Promise<Buffer> =>
  ownBytes(await toGzip(await undoBrotli(brotli), { level: GZIP_LEVEL }));

/** A brotli body as small as is worth while, for what many will ask for, from one that was made in haste. */
export async function tightenBytes(brotli: Buffer): Promise<Buffer> {
  const bytes = await undoBrotli(brotli);
  return ownBytes(await toBrotli(bytes, brotliOptions(TIGHT_QUALITY, bytes.byteLength)));
}

/** The same, for what comes in pieces. */
export const brotliStream = (): Transform =>
  createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
/** Decompresses a brotli body as a stream. */
export function undoneStream(brotli: Buffer): Transform {
  const stream = createBrotliDecompress();
  stream.end(brotli);
  return stream;
}

export const gzipStream = (): Transform => createGzip({ level: GZIP_LEVEL });
