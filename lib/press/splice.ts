/**
 * Makes a brotli body from parts that were compressed separately, so that one part can be exchanged for another.
 *
 * A flushed stream ends at a whole byte. The output of an encoder after a flush can follow any such stream if it refers to
 * nothing before itself: no earlier text, no word of brotli's dictionary (addressed from the same point, RFC 7932 §8) and no
 * distance used last (§4). Encoders have a mode for this, but Node does not offer it. So a part's encoder is first fed bytes
 * that occur in no page: it finds nothing to refer to in them, and it soon stops using the dictionary, because brotli gives
 * that up after enough failed look-ups. Whether a part is independent is then checked, by decompressing it after several
 * beginnings. If it is not, quality 1 is tried, which uses no dictionary. Finally every page is decompressed once after it was
 * put together; a page that would not come out the same is compressed as a whole instead.
 */

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import {
  type BrotliOptions,
  brotliCompress,
  brotliDecompress,
  constants,
  createBrotliCompress,
} from 'node:zlib';
import { Remembered } from '#lib/remembered.ts';
import { BROTLI_QUALITY, brotliOptions, ownBytes, TIGHT_QUALITY, tightenBytes } from './compress.ts';
import type { Part } from './cut-pieces.ts';
import { dateOfNow } from './last-modified.ts';
import type { Cut, FinishedPage, Piece, Spliced } from './page.ts';

const toBrotli = promisify(brotliCompress);
const fromBrotli = promisify(brotliDecompress);

/** For independent parts, in the order in which they are tried. */
const APART_QUALITIES = [9, 1];
/** How many compressed parts are remembered: pieces, and the parts between and after them that many pages share. */
const REMEMBERED = 64;
/** Ends a flushed stream: an empty last block (RFC 7932 §9.2). */
const END = Buffer.from([0b11]);

const hashOf = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url').slice(0, 22);

function flushed(quality: number, size: number): BrotliOptions {
  return { ...brotliOptions(quality, size), finishFlush: constants.BROTLI_OPERATION_FLUSH };
}

/** Compresses the beginning of a body, which other parts can follow. */
const beginBytes = (bytes: Buffer, quality: number): Promise<Buffer> =>
  toBrotli(bytes, flushed(quality, bytes.byteLength));

/** Pseudo-random control characters: no page has any, and hardly any sequence repeats. */
const NOTHING = (() => {
  let state = 1;
  return Buffer.from(
    Array.from({ length: 512 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 27;
    }),
  );
})();

/** Beginnings with different lengths, last distances and last letters. */
const beginnings = Promise.all(
  ['', 'abcdefgh'.repeat(40), Array.from({ length: 400 }, (_, n) => `${(n * n) % 97} `).join('')].map(
    async (text) => {
      const bytes = Buffer.from(text);
      return { bytes, brotli: await beginBytes(bytes, BROTLI_QUALITY) };
    },
  ),
);

async function standsApart(part: Buffer, bytes: Buffer): Promise<boolean> {
  for (const before of await beginnings)
    if (!(await isBody(Buffer.concat([before.brotli, part, END]), Buffer.concat([before.bytes, bytes]))))
      return false;
  return true;
}

/** Compresses a part so that it can follow a flushed stream, as far as this quality achieves that. */
async function goOn(bytes: Buffer, quality: number): Promise<Buffer> {
  const { params } = brotliOptions(quality, bytes.byteLength);
  const stream = createBrotliCompress({
    params: { ...params, [constants.BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING]: 1 },
  });
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const write = async (piece: Buffer): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    stream.once('error', reject);
    stream.write(piece);
    stream.flush(constants.BROTLI_OPERATION_FLUSH, resolve);
    await promise;
    stream.off('error', reject);
  };
  await write(NOTHING);
  chunks.length = 0;
  await write(bytes);
  stream.destroy();
  return ownBytes(Buffer.concat(chunks));
}

/** Compresses a part so that it can follow any body that ends at a whole byte; undefined if no quality achieves that. */
async function compressApart(html: string): Promise<Buffer | undefined> {
  const bytes = Buffer.from(html, 'utf8');
  if (bytes.byteLength === 0) return bytes;
  for (const quality of APART_QUALITIES) {
    const part = await goOn(bytes, quality);
    if (await standsApart(part, bytes)) return part;
  }
  return undefined;
}

const remembered = new Remembered<Promise<Buffer | undefined>>(REMEMBERED);
const bytesApart = (html: string): Promise<Buffer | undefined> =>
  remembered.get(html, html, () => compressApart(html));

const etagOf = (hash: string, cuts: readonly Cut[]): string =>
  `W/"${hashOf([hash, ...cuts.map((cut) => cut.hash)].join(' '))}"`;

export type Joined = Pick<FinishedPage, 'etag' | 'brotli'> & { spliced: Spliced; shared: Piece[] };

/**
 * Puts a page's body together.
 *
 * @param parts the page's own parts and its pieces, from `cutPieces`
 * @param bytes the whole page
 * @returns undefined if nothing is shared, or if the body would not decompress to the same page
 */
export async function joinParts(parts: readonly Part[], bytes: Buffer): Promise<Joined | undefined> {
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return undefined;
  const begins = Buffer.from(first.html, 'utf8');
  const begin = await beginBytes(begins, BROTLI_QUALITY);
  const bodies = [begin];
  let length = begin.byteLength;
  const cuts: Cut[] = [];
  const shared: Piece[] = [];
  for (const { html, piece } of others) {
    const body = await bytesApart(html);
    if (body === undefined) return undefined;
    bodies.push(body);
    const start = length;
    length += body.byteLength;
    if (piece === undefined) continue;
    const { key } = piece;
    const hash = hashOf(html);
    cuts.push({ key, hash, start, end: length });
    shared.push({ key, hash, brotli: body, tags: new Set(piece.tags), shows: new Set(piece.shows) });
  }
  const brotli = Buffer.concat([...bodies, END]);
  if (!(await isBody(brotli, bytes))) return undefined;
  // The place of each piece among the page's own parts counts too.
  const hash = hashOf(JSON.stringify(parts.map(({ html, piece }) => (piece ? [piece.key] : html))));
  const spliced = { hash, begins: begins.byteLength, cuts };
  return { etag: etagOf(hash, cuts), brotli: ownBytes(brotli), spliced, shared };
}

const isBody = (brotli: Buffer, bytes: Buffer): Promise<boolean> =>
  fromBrotli(brotli).then(
    (undone) => undone.equals(bytes),
    () => false,
  );

/**
 * The page with other pieces: a new object, or the same one if it shows these pieces already.
 *
 * @param pieces as many as the page has cuts, in their order
 */
export function withPieces(page: FinishedPage, pieces: readonly Piece[]): FinishedPage {
  const { spliced } = page;
  if (spliced === undefined || spliced.cuts.every((cut, n) => cut.hash === pieces[n]?.hash)) return page;
  const bodies: Buffer[] = [];
  const cuts: Cut[] = [];
  let from = 0;
  let length = 0;
  spliced.cuts.forEach((cut, n) => {
    const piece = pieces[n];
    const own = page.brotli.subarray(from, cut.start);
    const body = piece?.brotli ?? page.brotli.subarray(cut.start, cut.end);
    const start = length + own.byteLength;
    length = start + body.byteLength;
    bodies.push(own, body);
    cuts.push({ key: cut.key, hash: piece?.hash ?? cut.hash, start, end: length });
    from = cut.end;
  });
  bodies.push(page.brotli.subarray(from));
  return {
    ...page,
    etag: etagOf(spliced.hash, cuts),
    modified: dateOfNow(),
    brotli: ownBytes(Buffer.concat(bodies)),
    spliced: { ...spliced, cuts },
  };
}

/** The page with a body as small as is worth while. Of a body with pieces, only the part before the first piece is tightened. */
export async function tightenPage(page: FinishedPage): Promise<FinishedPage> {
  const { spliced, ...whole } = page;
  const [first] = spliced?.cuts ?? [];
  if (spliced === undefined || first === undefined)
    return { ...page, brotli: await tightenBytes(page.brotli), isLoose: undefined };
  const bytes = await fromBrotli(page.brotli);
  const begin = await beginBytes(bytes.subarray(0, spliced.begins), TIGHT_QUALITY);
  const brotli = ownBytes(Buffer.concat([begin, page.brotli.subarray(first.start)]));
  const shift = begin.byteLength - first.start;
  const cuts = spliced.cuts.map((cut) => ({ ...cut, start: cut.start + shift, end: cut.end + shift }));
  if (!(await isBody(brotli, bytes))) return { ...page, isLoose: undefined };
  return { ...whole, brotli, isLoose: undefined, spliced: { ...spliced, cuts } };
}
