/**
 * Signs in with a password, as better-auth's `/sign-in/email` does. That one accepts no address with letters beyond ASCII, or with
 * a domain in another script (`.भारत`). It is called only by our own form.
 */
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';

const WRONG = { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Address and password do not belong together.' };

interface Typed {
  email: string;
  password: string;
}

const signInByPassword = createAuthEndpoint.serverOnly(
  // The input is checked by `sign-in/password.ts`; this is only its type.
  { method: 'POST', requireHeaders: true, metadata: { $Infer: { body: {} as Typed } } },
  async (ctx) => {
    const { email, password } = ctx.body;
    const { internalAdapter, password: hashes } = ctx.context;
    const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
    const kept = found?.accounts.find(
      ({ providerId, accountId }) => providerId === 'credential' && accountId === found.user.id,
    )?.password;
    if (!found || !kept) {
      // It must take as long as with an account.
      await hashes.hash(password);
      throw new APIError('UNAUTHORIZED', WRONG);
    }
    if (!(await hashes.verify({ hash: kept, password }))) throw new APIError('UNAUTHORIZED', WRONG);
    const session = await internalAdapter.createSession(found.user.id);
    await setSessionCookie(ctx, { session, user: found.user });
    return ctx.json({});
  },
);

export const passwordPlugin = { id: 'password-of-any-address', endpoints: { signInByPassword } } as const;
