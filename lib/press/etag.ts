/** Entity tags: whether a client already has what it asks for. */

const opaqueTag = (tag: string): string => (tag.startsWith('W/') ? tag.slice(2) : tag);

/**
 * Suffixes that servers between us and the client append to a tag when they compress, and do not always remove again: `-gzip`
 * (Apache, Caddy), `-br` (Apache), `--gzip` (Jetty), `;gzip`.
 */
const ADDED = new Set(
  ['gzip', 'br', 'deflate', 'zstd'].flatMap((coding) => ['-', '--', ';'].map((sign) => `${sign}${coding}"`)),
);

/** Weak comparison of If-None-Match (RFC 9110 §13.1.2), ignoring such suffixes. */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const opaque = opaqueTag(etag);
  const stem = opaque.slice(0, -1);
  return ifNoneMatch.split(',').some((listed) => {
    const tag = opaqueTag(listed.trim());
    return tag === opaque || (tag.startsWith(stem) && ADDED.has(tag.slice(stem.length)));
  });
}
