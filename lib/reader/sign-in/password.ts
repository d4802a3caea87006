/** Signing in with a password, for those who have set one. */
import { signedInPath } from '#lib/account-routes.ts';
import { allow, allowFrom } from '../allowance.ts';
import { LONGEST_PASSWORD } from '../auth.ts';
import { outcomeOf } from '../auth-outcome.ts';
import { countWrong, isFlooded } from '../ceilings.ts';
import type { Handler } from '../desk.ts';
import { readEmail } from '../email.ts';
import { mayTry } from '../failures.ts';
import { readForm } from '../form.ts';
import { ownPath } from '../own-path.ts';
import { goTo } from '../reply.ts';
import { endSession } from '../session.ts';
import { keptAddress } from '../spelling.ts';
import { signInPage } from './sign-in-view.ts';

const WRONG = 'Address and password do not belong together. You can sign in with a code instead.';

const LOCKED =
  'Codes and passwords were tried too often for this address, so they are not accepted now: ask for a message and follow its link, or use a passkey.';

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
  const read = readEmail(typed);
  if ('error' in read) return again({ email: read.error });
  const email = await keptAddress(desk, { typed, email: read.email });
  const password = field('password');
  if (password === '') return again({ password: 'Enter your password' });
  const mayComeAgain =
    (await allowFrom(desk, 'password-from', request)) &&
    (await allow(desk, 'password-at-account', email)) &&
    !(await isFlooded(desk, 'password'));
  if (!mayComeAgain)
    return again(
      { password: 'Too many passwords were tried. Try again later, or sign in with a code.' },
      429,
    );
  if (password.length > LONGEST_PASSWORD) return again({ password: WRONG });
  if (!(await mayTry(desk, email, 'password'))) return again({ password: LOCKED }, 403);
  const outcome = await outcomeOf(
    desk.auth.api.signInByPassword({ body: { email, password }, headers: request.headers, asResponse: true }),
  );
  if (!outcome.ok) {
    await countWrong(desk, 'password');
    return again({ password: WRONG });
  }
  await endSession(request, desk);
  return goTo(signedInPath(next), outcome.cookies);
};
