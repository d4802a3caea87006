/** Signing in begins with an address, to which a code is sent: the same answer whether it has an account or not. */
import { accountPath, codePath } from '#lib/account-routes.ts';
import { sendCodeTo, whyNoMail } from '../codes.ts';
import type { Handler } from '../desk.ts';
import { readEmail } from '../email.ts';
import { readForm } from '../form.ts';
import { ownPath } from '../own-path.ts';
import { rememberPending } from '../pending.ts';
import { goTo } from '../reply.ts';
import { keptAddress } from '../spelling.ts';
import { signInPage } from './sign-in-view.ts';

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
  const read = readEmail(typed);
  if ('error' in read) return again(read.error);
  const refusal = await whyNoMail(request, desk, read.email);
  if (refusal !== undefined) return again(refusal.error, refusal.status);
  const email = await keptAddress(desk, { typed, email: read.email });
  // Not `sendVerificationOTP`, which looks for the account first: that takes a moment longer where there is one.
  const code = await desk.auth.api.createVerificationOTP({ body: { email, type: 'sign-in' } });
  await sendCodeTo(desk, { to: email, code, kind: 'sign-in', next });
  return goTo(codePath(), [await rememberPending(desk, { kind: 'sign-in', email, next })]);
};
