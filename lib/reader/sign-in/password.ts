/** Signing in with a password, for those who have set one. */
import { signedInPath } from '#lib/account-routes.ts';
import { allow } from '../allowance.ts';
import { LONGEST_PASSWORD } from '../auth.ts';
import { outcomeOf } from '../auth-outcome.ts';
import { clientOf } from '../client.ts';
import type { Handler } from '../desk.ts';
import { readEmail } from '../email.ts';
import { readForm } from '../form.ts';
import { ownPath } from '../own-path.ts';
import { goTo } from '../reply.ts';
import { endSession } from '../session.ts';
import { signInPage } from './sign-in-view.ts';

const WRONG = 'Address and password do not belong together. You can sign in with a code instead.';

export const showPassword: Handler = async (request, desk) => {
  const next = ownPath(new URL(request.url).searchParams.get('next'), desk.origin);
  return signInPage(desk, { step: 'password', next });
};

export const takePassword: Handler = async (request, desk) => {
  const field = await readForm(request);
  const typed = field('email').slice(0, 254);
  const next = ownPath(field('next'), desk.origin);
  const again = (errors: { email?: string; password?: string }, status?: number) =>
    signInPage(desk, { step: 'password', email: typed, next, errors }, status);
  const email = readEmail(typed);
  if (email === undefined) return again({ email: 'Enter an address in the form name@example.com' });
  const password = field('password');
  if (password === '') return again({ password: 'Enter your password' });
  const mayTry =
    (await allow(desk, 'password-from-client', clientOf(request))) &&
    (await allow(desk, 'password-at-address', email));
  if (!mayTry)
    return again(
      { password: 'Too many passwords were tried. Try again later, or sign in with a code.' },
      429,
    );
  if (password.length > LONGEST_PASSWORD) return again({ password: WRONG });
  const outcome = await outcomeOf(
    desk.auth.api.signInEmail({ body: { email, password }, headers: request.headers, asResponse: true }),
  );
  if (!outcome.ok) return again({ password: WRONG });
  await endSession(request, desk);
  return goTo(signedInPath(next), outcome.cookies);
};
