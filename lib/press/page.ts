/** A page as Next made it, and as the press sends it. */
import { ownBytes } from './compress.ts';

/** What one rendering produced. */
export interface RenderedPage {
  html: string;
  /** Cache tags of everything the page was made from. */
  tags: string[];
  /** `Link` header that Next made for it: what the page needs early. */
  link?: string | undefined;
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

/** A page or a document ready to be sent: compressed bodies and complete headers. */
export interface FinishedPage {
  /** Weak entity tag of the HTML, with quotes. */
  etag: string;
  brotli: Buffer;
  /** Absent where it is made when it is asked for (bodies.ts): every browser takes brotli. */
  gzip?: Buffer | undefined;
  /** Headers of a 200 with this page, apart from those of its encoding. */
  headers: Record<string, string>;
  tags: ReadonlySet<string>;
  /** True while its brotli body was made in haste: who asks for the page again has it made smaller. */
  isLoose?: boolean | undefined;
  /** Instant (ms) from which it is no longer right, though nothing was changed. */
  until?: number | undefined;
}

export const isFinished = (page: RenderedPage | FinishedPage): page is FinishedPage => 'etag' in page;

/** The page in memory of its own: what was read is one large block otherwise, which lives as long as any page of it. */
export const ownPage = (page: FinishedPage): FinishedPage => ({
  ...page,
  brotli: ownBytes(page.brotli),
  gzip: page.gzip && ownBytes(page.gzip),
});

/** Memory that a page is charged for, in bytes: bodies, and a share for headers, tags and bookkeeping. */
export function pageBytes(key: string, page: FinishedPage): number {
  let tags = 0;
  for (const tag of page.tags) tags += tag.length + 64;
  return page.brotli.byteLength + (page.gzip?.byteLength ?? 0) + key.length * 2 + tags + 1024;
}
