/** What a URL in a body may be: an allow-list, so that what nobody thought of is refused. */

const LINK_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);
const PICTURE_SCHEMES = new Set(['http', 'https']);

/** Characters that a browser drops or that hide what is there: controls, spaces, zero-width and direction marks. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Z}]/gu;

/** Percent-escapes resolved, as far as they are well-formed. */
const decoded = (url: string): string =>
  url.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });

/**
 * The scheme of a URL, lower case; undefined where it has none (`/world`, `#top`, `//host/`, `a/b:c`). Hidden characters are
 * passed over and escapes resolved, both more than https://url.spec.whatwg.org/#url-parsing does: who writes
 * `java%0Ascript:` means no page of ours.
 */
export const schemeOf = (url: string): string | undefined =>
  /^([a-z][a-z\d+.-]*):/i.exec(decoded(url).replace(HIDDEN, ''))?.[1]?.toLowerCase();

const isAllowed = (url: string, schemes: ReadonlySet<string>): boolean => {
  const scheme = schemeOf(url);
  if (scheme === undefined) return true;
  // The scheme must stand there plainly: `ht\ntps:` is refused though `https:` is allowed.
  return schemes.has(scheme) && url.toLowerCase().startsWith(`${scheme}:`);
};

/** True for http, https, mailto, tel, relative URLs and fragments. */
export const isSafeLink = (url: string): boolean => isAllowed(url, LINK_SCHEMES);

/** True for http, https and relative URLs. */
export const isSafePicture = (url: string): boolean => isAllowed(url, PICTURE_SCHEMES);

/** True where a link leaves the site at `origin` (`https://meridian.example`). */
export function isExternal(url: string, origin?: string): boolean {
  if (!/^(?:https?:)?[/\\]{2}/i.test(url)) return false;
  const isOwn =
    origin !== undefined && url.startsWith(origin) && /^(?:[/?#]|$)/.test(url.slice(origin.length));
  return !isOwn;
}

/**
 * The file below content/media that a `src` names: `graphics/baghdad.svg` for `/media/graphics/baghdad.svg`,
 * for `/graphics/baghdad.svg` and for `graphics/baghdad.svg`, percent-encoded or not. Undefined where it names none: a remote
 * address, a path that climbs out, a malformed escape.
 */
export function mediaFile(src: string): string | undefined {
  if (schemeOf(src) !== undefined || /^[/\\]{2}|[?#]/.test(src)) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(src).normalize('NFC');
  } catch {
    return undefined;
  }
  const file = path.replace(/^\/(?:media\/)?/, '').replace(/^\.\//, '');
  const bad = file.split('/').some((segment) => segment === '' || segment === '.' || segment === '..');
  return bad || /[\\\p{Cc}]/u.test(file) ? undefined : file;
}
