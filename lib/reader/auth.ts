/** better-auth as Broadsheet uses it: who somebody is, by a code sent to their address, a passkey, a password or another site. */
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { emailOTP } from 'better-auth/plugins/email-otp';
import { authPath } from '#lib/account-routes.ts';
import type { DatabaseKind, ReaderKysely } from './database.ts';
import { CLIENT_ADDRESS } from './message.ts';
import { nameDevice } from './name-device.ts';
import type { SocialCredentials } from './social.ts';

const DAY = 24 * 60 * 60;
/** A code is right for so long, in seconds. */
export const CODE_LIFE = 10 * 60;
/** Wrong guesses that a code survives. */
export const CODE_ATTEMPTS = 3;
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

export type CodeKind = 'sign-in' | 'email-verification' | 'forget-password' | 'change-email';

export interface CodeMessage {
  to: string;
  code: string;
  kind: CodeKind;
  /** Path of our own to which a reader who signs in wants to go on. */
  next?: string;
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
  /** Sends a code, after the answer. */
  sendCode(message: CodeMessage): void;
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

export const createAuth = ({ db, kind, origin, secret, name, social, sendCode, onFailure }: AuthOptions) =>
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
    socialProviders: social,
    account: { updateAccountOnSignIn: false },
    // What is not needed is not kept.
    databaseHooks: {
      user: {
        create: {
          // An address that another site does not vouch for is nobody's.
          before: async (user) => user.emailVerified && { data: { ...user, name: '', image: null } },
        },
      },
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, ipAddress: '', userAgent: nameDevice(session.userAgent ?? '') },
          }),
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
        storeOTP: 'hashed',
        changeEmail: { enabled: true },
        sendVerificationOTP: async ({ email, otp, type }) => sendCode({ to: email, code: otp, kind: type }),
      }),
      passkey({ rpID: new URL(origin).hostname, rpName: name, origin }),
    ],
  });

export type Auth = ReturnType<typeof createAuth>;
