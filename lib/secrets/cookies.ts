/**
 * Reads the cookies of a request. A name may come more than once, because over plain http a neighbouring host can set one of our
 * cookies for the whole domain. The one that only we can have made counts, whatever its position.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Base64 of 32 bytes. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;
/** How many cookies of one name are checked. More can only be an attack. */
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

/** The value that better-auth signed; undefined if the signature is wrong. */
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
 * The header for better-auth, which takes the first cookie of a name: if one of ours comes more than once, the first with a valid
 * signature is moved to the front.
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
 * True if a `Cookie` header contains a sign-in cookie that we signed. The session may have ended since; only the database knows.
 */
export const hasSignedCookie = (header: string | undefined, secret: string): boolean =>
  pairsOf(header ?? '')
    .filter(({ name }) => /^(?:__Host-)?broadsheet\.session_token$/.test(name))
    .slice(0, MOST)
    .some(({ value }) => signedValue(value, secret) !== undefined);
