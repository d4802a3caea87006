/** A page as Next made it, and as the press sends it. */
import { ownBytes } from './compress.ts';
import type { SharedPiece } from './rendering.ts';

/** What one rendering produced. */
export interface RenderedPage {
  html: string;
  /** Cache tags of everything the page was made from. */
  tags: string[];
  /** `Link` header that Next made for it: what the page needs early. */
  link?: string | undefined;
  /** Pieces that it shares with other pages, marked in the HTML. Their tags are not among the page's tags. */
  shared?: SharedPiece[] | undefined;
}

/** What programs read: a feed, a sitemap. Made by us, and finished as it is. */
export interface RenderedDocument {
  /** The text, in pieces: however long it is, it is never held whole. */
  pieces: Iterable<string> | AsyncIterable<string>;
  /** Content type, with its charset. */
  type: string;
  tags: string[];
  /** Headers beside those of every document. */
  headers?: Record<string, string> | undefined;
  /** Instant (ms) from which it is no longer right, though nothing was changed. */
  until?: number | undefined;
  /** True where any site may show it in a frame; its own policy says so too. */
  framedAnywhere?: boolean | undefined;
}

/** A piece that many pages share, compressed so that it fits into the body of each. */
export interface Piece {
  key: string;
  /** Hash of its HTML. */
  hash: string;
  /** Continues any brotli body that ends at a whole byte. */
  brotli: Buffer;
  tags: ReadonlySet<string>;
  /** Percent-encoded paths of the stories in it. Their own pages do not show it. */
  shows: ReadonlySet<string>;
}

/** The tag of every page that contains the piece; no change expires it. */
export const pieceTag = (key: string): string => `piece:${key}`;

/** The place of a piece in a brotli body. */
export interface Cut {
  key: string;
  /** Hash of the piece that is there. */
  hash: string;
  /** Offsets of its first byte and of its end. */
  start: number;
  end: number;
}

/** How a page's body is put together. */
export interface Spliced {
  /** Hash of the page's own parts. */
  hash: string;
  /** Bytes of HTML before the first piece. */
  begins: number;
  /** At least one, in the order of the body. */
  cuts: readonly Cut[];
}

/** A page or a document ready to be sent: compressed bodies and complete headers. */
export interface FinishedPage {
  /** Weak entity tag of the HTML, with quotes. */
  etag: string;
  brotli: Buffer;
  /** Absent if it is made on request (bodies.ts): every browser takes brotli. */
  gzip?: Buffer | undefined;
  /** Headers of a 200 with this page, apart from those of its encoding. */
  headers: Record<string, string>;
  tags: ReadonlySet<string>;
  /** True while its brotli body was made in haste: who asks for the page again has it made smaller. */
  isLoose?: boolean | undefined;
  /** Instant (ms) from which it is no longer right, though nothing was changed. */
  until?: number | undefined;
  /** Its date (seconds since 1970): see last-modified.ts. The press gives it. */
  modified?: number | undefined;
  /** Absent if the body has no shared pieces. */
  spliced?: Spliced | undefined;
  /** The pieces in its body as they were when it was made. The press keeps each of them once. */
  shared?: readonly Piece[] | undefined;
}

export const isFinished = (page: RenderedPage | FinishedPage): page is FinishedPage => 'etag' in page;

/** The page in memory of its own: what was read is one large block otherwise, which lives as long as any page of it. */
export const ownPage = (page: FinishedPage): FinishedPage => ({
  ...page,
  brotli: ownBytes(page.brotli),
  gzip: page.gzip && ownBytes(page.gzip),
  shared: page.shared?.map(ownPiece),
});

/** Likewise for a piece. */
export const ownPiece = (piece: Piece): Piece => ({ ...piece, brotli: ownBytes(piece.brotli) });

/** Bytes that a buffer takes beside what is in it: two objects, and its entry with the allocator. */
const BUFFER = 256;
/** Bytes of the objects of a page and its entry in a store, and of its heads as they are made when it is sent. */
const OBJECTS = 1_280;
/** Bytes of a tag beside its text: its place among the page's, and the page's place among the tag's. */
const PLACES = 64;

/** Memory that a body takes, in bytes. */
export const bodyBytes = (body: Uint8Array | undefined): number =>
  body === undefined ? 0 : body.byteLength + BUFFER;

/**
 * Memory that a page takes in a store, in bytes: bodies, tags, heads and all objects. Headers are those of other pages too
 * (thrifty-page.ts). A test holds it against what the process takes.
 */
export function pageBytes(key: string, page: FinishedPage): number {
  let tags = 0;
  for (const tag of page.tags) tags += tag.length + PLACES;
  return bodyBytes(page.brotli) + bodyBytes(page.gzip) + key.length + tags + OBJECTS;
}
