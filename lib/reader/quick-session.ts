/**
 * Who is signed in, in one look-up: for calls that come from every device again and again. It answers as better-auth does (the
 * same cookie, signature, table and expiry); what is more than looking up, such as making a session hold longer, is left to it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Auth } from './auth.ts';
import { instantMs } from './instant.ts';
import { type Connection, statement } from './statement.ts';

/** Base64 of 32 bytes. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

export interface QuickDesk extends Connection {
  auth: Auth;
  now: () => number;
}

const selectSession = statement<{ userId: string; expiresAt: string | Date }>(
  'select "userId", "expiresAt" from "session" where "token" = ?',
);

/** The first cookie of a name, as better-call reads it. */
function cookieOf(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals === -1 || pair.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function signedToken(value: string, secret: string): string | undefined {
  const dot = value.lastIndexOf('.');
  const signature = value.slice(dot + 1);
  if (dot < 1 || !SIGNATURE.test(signature)) return undefined;
  const token = value.slice(0, dot);
  const expected = createHmac('sha256', secret).update(token).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'base64')) ? token : undefined;
}

/**
 * @param cookies the request's `Cookie` header
 * @returns the reader's id; `nobody`; or `unsure`, where better-auth has to be asked
 */
export async function findQuickly(
  { auth, now, ...connection }: QuickDesk,
  cookies: string | undefined,
): Promise<{ reader: string } | 'nobody' | 'unsure'> {
  if (cookies === undefined) return 'nobody';
  const { authCookies, secret, sessionConfig } = await auth.$context;
  const value = cookieOf(cookies, authCookies.sessionToken.name);
  if (value === undefined) return 'nobody';
  const token = signedToken(value, secret);
  if (token === undefined) return 'nobody';
  const [session] = await selectSession(connection, [token]);
  if (session === undefined) return 'nobody';
  const left = instantMs(session.expiresAt) - now();
  const isDue = left <= (sessionConfig.expiresIn - sessionConfig.updateAge) * 1000;
  if (isDue || cookies.includes(authCookies.dontRememberToken.name)) return 'unsure';
  return { reader: session.userId };
}
