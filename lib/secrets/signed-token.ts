/** The signature of the sign-in cookie, as better-auth makes it: enough to know that we gave somebody this cookie. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Base64 of 32 bytes. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;
/** Cookies that are looked at, and the longest of them, in characters. */
const MOST = 64;
const LONGEST = 512;

/** The token of a cookie's value, decoded; undefined if its signature is not ours. */
export function signedToken(value: string, secret: string): string | undefined {
  const dot = value.lastIndexOf('.');
  const signature = value.slice(dot + 1);
  if (dot < 1 || !SIGNATURE.test(signature)) return undefined;
  const token = value.slice(0, dot);
  const expected = createHmac('sha256', secret).update(token).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'base64')) ? token : undefined;
}

/**
 * Whether a `Cookie` header holds a sign-in cookie that we signed. The session may have ended since: only the database
 * knows that.
 */
export function hasSignedCookie(cookies: string | undefined, secret: string): boolean {
  if (cookies === undefined) return false;
  return cookies
    .split(';', MOST)
    .filter((pair) => pair.length <= LONGEST && pair.includes('session_token='))
    .some((pair) => {
      try {
        return (
          signedToken(decodeURIComponent(pair.slice(pair.indexOf('=') + 1).trim()), secret) !== undefined
        );
      } catch {
        return false;
      }
    });
}
