/** How long browsers and shared caches may keep a page, by the status that it is sent with. */

type Caching = Readonly<Record<'Cache-Control' | 'CDN-Cache-Control', string>>;

/**
 * A browser asks again each time (and gets 304 by ETag), so that a correction is seen at once. nginx keeps a page for a
 * second, and longer only where nobody answers: it heeds `stale-if-error` beside `must-revalidate`, browsers do not (RFC 5861).
 * `CDN-Cache-Control` (RFC 9213) lets caches that heed it keep a page longer.
 */
export const PAGE_CACHING: Caching = {
  'Cache-Control': 'public, max-age=0, s-maxage=1, must-revalidate, stale-if-error=3600',
  'CDN-Cache-Control': 'public, max-age=5, stale-while-revalidate=60, stale-if-error=3600',
};

/** What is not there may be published the next second. */
const MISSING_CACHING: Caching = {
  'Cache-Control': 'public, max-age=0, s-maxage=1, must-revalidate',
  'CDN-Cache-Control': 'public, max-age=1',
};

const FAILURE_CACHING: Caching = { 'Cache-Control': 'no-store', 'CDN-Cache-Control': 'no-store' };

/** Caching of a page that is sent with another status than 200. */
export function errorCaching(status: number): Caching {
  if (status === 410) return PAGE_CACHING;
  return status === 404 ? MISSING_CACHING : FAILURE_CACHING;
}
