/** Signing in begins with an address, to which a code is sent: the same answer whether it has an account or not. */
import { accountPath, codePath } from '#lib/account-routes.ts';
import { whyNoMail } from '../codes.ts';
import type { Handler } from '../desk.ts';
import { readEmail } from '../email.ts';
import { readForm } from '../form.ts';
import { ownPath } from '../own-path.ts';
import { rememberPending } from '../pending.ts';
import { goTo } from '../reply.ts';
import { signInPage } from './sign-in-view.ts';

const WRONG_FORM = 'Enter an address in the form name@example.com';

const FAILURES: Readonly<Record<string, string>> = {
  elsewhere: 'Signing in there did not work. Ask for a code instead.',
};

export const showSignIn: Handler = async (request, desk) => {
  const { searchParams } = new URL(request.url);
  const next = ownPath(searchParams.get('next'), desk.origin);
  if (await desk.findReader(request)) return goTo(searchParams.has('next') ? next : accountPath());
  const notice = FAILURES[searchParams.get('failed') ?? ''];
  return signInPage(desk, { step: 'address', next, ...(notice ? { notice } : {}) });
};

export const sendCode: Handler = async (request, desk) => {
  const field = await readForm(request);
  const typed = field('email').slice(0, 254);
  const next = ownPath(field('next'), desk.origin);
  const again = (error: string, status?: number) =>
    signInPage(desk, { step: 'address', email: typed, next, errors: { email: error } }, status);
  const email = readEmail(typed);
  if (email === undefined) return again(WRONG_FORM);
  const refusal = await whyNoMail(request, desk, email);
  if (refusal !== undefined) return again(refusal, 429);
  // Not `sendVerificationOTP`, which looks for the account first: that takes a moment longer where there is one.
  const code = await desk.auth.api.createVerificationOTP({ body: { email, type: 'sign-in' } });
  desk.sendCode({ to: email, code, kind: 'sign-in', next });
  return goTo(codePath(), [await rememberPending(desk, { kind: 'sign-in', email, next })]);
};
