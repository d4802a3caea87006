/** Where a reader goes on after signing in: to a page of our own, whatever the address says. */

const LONGEST = 512;
/** They would only lead on, or away again. */
const NO_PAGES = /^\/(?:sign-in|sign-out|api)(?:[/?]|$)/;

/**
 * @param origin of the public site
 * @returns path and query of a page on it; `/library` where `text` is none
 */
export function ownPath(text: string | null | undefined, origin: string, otherwise = '/library'): string {
  if (!text || text.length > LONGEST || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return otherwise;
  const url = URL.parse(text, origin);
  if (url === null || url.origin !== origin) return otherwise;
  const path = url.pathname + url.search;
  // `/.//elsewhere.example` becomes `//elsewhere.example`.
  return path.startsWith('//') || NO_PAGES.test(path) ? otherwise : path;
}
