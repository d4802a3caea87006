/**
 * A brotli body that is put together of parts which were compressed apart, so that one of them can be changed for another.
 *
 * A stream that is flushed ends at a whole byte. What an encoder makes after a flush goes on from any such stream, if it
 * refers to nothing before itself: no letter, no word of brotli's own dictionary (whose words are counted from there, RFC
 * 7932 §8), no distance used last (§4). Encoders have a mode for that, which Node does not offer. So a part's encoder is fed
 * first with what no page has: it finds nothing to refer to there, and soon no longer looks into the dictionary, which it
 * leaves alone once that was in vain. Whether a part stands apart is not taken on trust: it is read after several beginnings.
 * Quality 1 knows no dictionary and is tried next. And every page is read once when it is put together; a page that would not
 * be read as the same is kept whole.
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
import type { Cut, FinishedPage, Piece, Spliced } from './page.ts';

const toBrotli = promisify(brotliCompress);
const fromBrotli = promisify(brotliDecompress);

/** Of parts that stand apart, in the order in which they are tried. */
const APART_QUALITIES = [9, 1];
/** Parts of which the compressed form is remembered: pieces, and what stands between and after them on many pages. */
const REMEMBERED = 64;
/** Ends a stream that was flushed: a last block of no length (RFC 7932 §9.2). */
const END = Buffer.from([0b11]);

const hashOf = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url').slice(0, 22);

function flushed(quality: number, size: number): BrotliOptions {
  return { ...brotliOptions(quality, size), finishFlush: constants.BROTLI_OPERATION_FLUSH };
}

/** The beginning of a body, which others go on from. */
const beginBytes = (bytes: Buffer, quality: number): Promise<Buffer> =>
  toBrotli(bytes, flushed(quality, bytes.byteLength));

/** Control characters in no order: no page has any, and few repeat. */
const NOTHING = (() => {
  let state = 1;
  return Buffer.from(
    Array.from({ length: 512 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 27;
    }),
  );
})();

/** Beginnings of other lengths, with other distances used last and other last letters. */
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

/** Bytes that go on from a stream that was flushed, as far as the quality makes them so. */
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

/** What goes on from any body that ends at a whole byte; undefined if no encoder makes it so. */
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
 * @param parts the page's own and pieces in turn, as `cutPieces` has them
 * @param bytes all of the page
 * @returns undefined if nothing is shared, or the body would not be read as the same page
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
  // Which words are before a piece and which after it is a matter of the page's own too.
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
 * The page with pieces as they are now: a new one, or the same if it shows them already.
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
    brotli: ownBytes(Buffer.concat(bodies)),
    spliced: { ...spliced, cuts },
  };
}

/** The page with a body as small as is worth while; of a body that is put together, all before the first piece. */
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
