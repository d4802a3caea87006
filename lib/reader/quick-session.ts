/**
 * Who is signed in, in one look-up: for calls that come from every device again and again. It answers as better-auth does (the
 * same cookie, signature, table and expiry); what is more than looking up, such as making a session hold longer, is left to it.
 */

import { cookiesNamed, signedValue } from '#lib/secrets/cookies.ts';
import type { Auth } from './auth.ts';
import { instantMs } from './instant.ts';
import { type Connection, statement } from './statement.ts';

export interface QuickDesk extends Connection {
  auth: Auth;
  now: () => number;
}

const selectSession = statement<{ userId: string; expiresAt: string | Date }>(
  'select "userId", "expiresAt" from "session" where "token" = ?',
);

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
  const token = cookiesNamed(cookies, authCookies.sessionToken.name)
    .map((value) => signedValue(value, secret))
    .find((value) => value !== undefined);
  if (token === undefined) return 'nobody';
  const [session] = await selectSession(connection, [token]);
  if (session === undefined) return 'nobody';
  const left = instantMs(session.expiresAt) - now();
  const isDue = left <= (sessionConfig.expiresIn - sessionConfig.updateAge) * 1000;
  if (isDue || cookies.includes(authCookies.dontRememberToken.name)) return 'unsure';
  return { reader: session.userId };
}
