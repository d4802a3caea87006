/** A page as Next made it, and as the press sends it. */

/** What one rendering produced. */
export interface RenderedPage {
  html: string;
  /** Cache tags of everything the page was made from. */
  tags: string[];
}

/** A page ready to be sent: compressed bodies and complete headers. */
export interface FinishedPage {
  /** Weak entity tag of the HTML, with quotes. */
  etag: string;
  brotli: Buffer;
  gzip: Buffer;
  /** Headers of a 200 with this page, apart from those of its encoding. */
  headers: Record<string, string>;
  tags: ReadonlySet<string>;
}

/** Memory that a page is charged for, in bytes: bodies, and a share for headers, tags and bookkeeping. */
export function pageBytes(key: string, page: FinishedPage): number {
  let tags = 0;
  for (const tag of page.tags) tags += tag.length + 64;
  return page.brotli.byteLength + page.gzip.byteLength + key.length * 2 + tags + 1024;
}
