/** Another address: a code is sent to it, and both are told. */
import { outcomeOf, whyNoCode } from '../auth-outcome.ts';
import { awaitCode, readCode, whyNoMail } from '../codes.ts';
import { readEmail } from '../email.ts';
import { readForm } from '../form.ts';
import { forgetPending, readPending } from '../pending.ts';
import { goTo } from '../reply.ts';
import { accountPage, doneAt, forReader } from './account-page.ts';

export const askForAddress = forReader(async (request, desk, reader) => {
  const field = await readForm(request);
  const again = (error: string, status?: number) =>
    accountPage(request, desk, reader, { errors: { email: error } }, status);
  const email = readEmail(field('email'));
  if (email === undefined) return again('Enter an address in the form name@example.com');
  if (email === reader.email) return again('This is your address already.');
  const refusal = await whyNoMail(request, desk, email);
  if (refusal !== undefined) return again(refusal, 429);
  // Of an address that has an account already nothing is said, and no code is sent to it.
  const sent = await outcomeOf(
    desk.auth.api.requestEmailChangeEmailOTP({
      body: { newEmail: email },
      headers: request.headers,
      asResponse: true,
    }),
  );
  return sent.ok
    ? awaitCode(desk, { kind: 'email', email })
    : again('Enter an address in the form name@example.com');
});

export const confirmAddress = forReader(async (request, desk, reader) => {
  const field = await readForm(request);
  const pending = await readPending(desk, request);
  if (pending?.kind !== 'email') return accountPage(request, desk, reader, { errors: { email: TOO_LATE } });
  const read = await readCode(request, desk, { typed: field('code'), email: pending.email });
  if ('error' in read)
    return accountPage(request, desk, reader, { errors: { code: read.error } }, read.status);
  const outcome = await outcomeOf(
    desk.auth.api.changeEmailEmailOTP({
      body: { newEmail: pending.email, otp: read.code },
      headers: request.headers,
      asResponse: true,
    }),
  );
  if (!outcome.ok) return accountPage(request, desk, reader, { errors: { code: whyNoCode(outcome.code) } });
  for (const to of [reader.email, pending.email])
    desk.tell(to, { kind: 'email-changed', from: reader.email, to: pending.email });
  return goTo(doneAt('email'), [...outcome.cookies, forgetPending(desk)]);
});

const TOO_LATE = 'That took too long. Enter the address again, and a new code is sent.';
