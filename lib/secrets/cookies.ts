/**
 * Cookies of a request. A name may come more than once: where pages are not encrypted, a neighbouring host can set one of ours
 * for its whole domain. What nobody but we can have made counts, wherever it stands.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Base64 of 32 bytes. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;
/** More of one name are somebody's attempt to keep us busy. */
const MOST = 8;

interface Pair {
  name: string;
  value: string;
  text: string;
}

const pairsOf = (header: string): Pair[] =>
  header.split(';').map((text) => {
    const equals = text.indexOf('=');
    return {
      name: equals === -1 ? '' : text.slice(0, equals).trim(),
      value: text.slice(equals + 1).trim(),
      text: text.trim(),
    };
  });

/** The first values of a name, in order. */
export const cookiesNamed = (header: string | null, name: string): string[] =>
  pairsOf(header ?? '')
    .filter((pair) => pair.name === name)
    .slice(0, MOST)
    .map(({ value }) => value);

/** What better-auth has signed in a cookie's value; undefined if it has not. */
export function signedValue(value: string, secret: string): string | undefined {
  let text: string;
  try {
    text = decodeURIComponent(value);
  } catch {
    return undefined;
  }
  const dot = text.lastIndexOf('.');
  const signature = text.slice(dot + 1);
  if (dot < 1 || !SIGNATURE.test(signature)) return undefined;
  const token = text.slice(0, dot);
  const expected = createHmac('sha256', secret).update(token).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'base64')) ? token : undefined;
}

/**
 * The header for better-auth, which takes the first cookie of a name: of ours that come more than once, the first whose signature
 * is right is moved before the others.
 */
export function rightOnesFirst(header: string, secret: string): string {
  const pairs = pairsOf(header);
  const ours = pairs.filter(({ name }) => /^(?:__Host-)?broadsheet\./.test(name));
  const names = new Set(ours.map(({ name }) => name));
  if (names.size === ours.length) return header;
  const right = [...names].flatMap((one) => {
    const same = ours.filter(({ name }) => name === one).slice(0, MOST);
    const found = same.find(({ value }) => signedValue(value, secret) !== undefined);
    return same.length > 1 && found ? [found] : [];
  });
  return [...right, ...pairs.filter((pair) => !right.includes(pair))].map(({ text }) => text).join('; ');
}

/**
 * Whether a `Cookie` header holds a sign-in cookie that we signed. The session may have ended since: only the database
 * knows that.
 */
export const hasSignedCookie = (header: string | undefined, secret: string): boolean =>
  pairsOf(header ?? '')
    .filter(({ name }) => /^(?:__Host-)?broadsheet\.session_token$/.test(name))
    .slice(0, MOST)
    .some(({ value }) => signedValue(value, secret) !== undefined);
