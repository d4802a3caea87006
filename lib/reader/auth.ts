/** better-auth as Broadsheet uses it: who somebody is, by a code sent to their address, a passkey, a password or another site. */
import { createHmac } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { emailOTP } from 'better-auth/plugins/email-otp';
import { authPath } from '#lib/account-routes.ts';
import type { DatabaseKind, ReaderKysely } from './database.ts';
import { readEmail } from './email.ts';
import { CLIENT_ADDRESS } from './message.ts';
import { nameDevice } from './name-device.ts';
import { passwordPlugin } from './password-plugin.ts';
import type { SocialCredentials } from './social.ts';

const DAY = 24 * 60 * 60;
/** A code is right for so long, in seconds. */
export const CODE_LIFE = 10 * 60;
/** Wrong guesses that a code survives. */
export const CODE_ATTEMPTS = 3;
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/** The form in which a code is stored. A plain hash of six digits could be reversed by trying them all. */
export const hashCode = (secret: string, code: string): string =>
  createHmac('sha256', secret).update(`code:${code}`).digest('base64url');

export type CodeKind = 'sign-in' | 'email-verification' | 'forget-password' | 'change-email';

export interface CodeMessage {
  to: string;
  code: string;
  kind: CodeKind;
  /** Path of our own to which a reader who signs in wants to go on. */
  next?: string;
  /** True if typed codes are not accepted at this address: the message then contains only a link. */
  isLinkOnly?: boolean;
}

export interface AuthOptions {
  db: ReaderKysely;
  kind: DatabaseKind;
  /** Origin of the public site. */
  origin: string;
  secret: string;
  /** Name of the publication, as passkeys show it. */
  name: string;
  social: SocialCredentials;
  /** Called for each new session, because whoever has signed in has proved who they are. */
  onSession(readerId: string): Promise<void>;
  onFailure(message: string): void;
}

/** No cookie for another host, path or scheme than the very one, where the site is served encrypted. */
const cookiesOf = (origin: string) => {
  const secure = origin.startsWith('https:');
  return {
    useSecureCookies: false,
    cookiePrefix: secure ? '__Host-broadsheet' : 'broadsheet',
    defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  } as const;
};

/** The address that another site vouches for, in its one spelling, by which accounts are looked up. */
function inOneSpelling({ email }: { email?: string | null }): { email?: string } {
  const read = readEmail(email ?? '');
  return 'email' in read ? read : {};
}

const withOneSpelling = (social: SocialCredentials) =>
  Object.fromEntries(
    Object.entries(social).map(([site, credentials]) => [
      site,
      { ...credentials, mapProfileToUser: inOneSpelling },
    ]),
  );

export const createAuth = ({ db, kind, origin, secret, name, social, onSession, onFailure }: AuthOptions) =>
  betterAuth({
    appName: name,
    baseURL: origin,
    basePath: authPath(),
    secret,
    database: { db, type: kind },
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // What stands beside the message may name a reader.
      log: (_level, message) => onFailure(message),
    },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 120 },
    session: { expiresIn: 60 * DAY, updateAge: DAY, freshAge: DAY },
    emailAndPassword: {
      enabled: true,
      // Accounts begin with an address that was shown to be the reader's.
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    socialProviders: withOneSpelling(social),
    account: { updateAccountOnSignIn: false },
    // What is not needed is not kept.
    databaseHooks: {
      user: {
        create: {
          // No account is made for an address that the other site does not vouch for, or that we would not accept.
          before: async (user) =>
            user.emailVerified &&
            'email' in readEmail(user.email) && { data: { ...user, name: '', image: null } },
        },
      },
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, ipAddress: '', userAgent: nameDevice(session.userAgent ?? '') },
          }),
          after: (session) => onSession(session.userId),
        },
      },
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    advanced: { ...cookiesOf(origin), ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] } },
    plugins: [
      emailOTP({
        expiresIn: CODE_LIFE,
        allowedAttempts: CODE_ATTEMPTS,
        storeOTP: { hash: async (code) => hashCode(secret, code) },
        // Messages are sent by our own handlers, which know what the code is for.
        sendVerificationOTP: () => Promise.reject(new Error('No code is sent from here.')),
      }),
      passkey({ rpID: new URL(origin).hostname, rpName: name, origin }),
      passwordPlugin,
    ],
  });

export type Auth = ReturnType<typeof createAuth>;
