/** A password for those who want one: set with a code, whether or not there was one before. */

import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../auth.ts';
import { outcomeOf, whyNoCode } from '../auth-outcome.ts';
import { awaitCode, readCode, whyNoMail } from '../codes.ts';
import { readForm } from '../form.ts';
import { forgetPending } from '../pending.ts';
import { goTo } from '../reply.ts';
import { accountPage, doneAt, forReader } from './account-page.ts';

export const askForPassword = forReader(async (request, desk, reader) => {
  await readForm(request);
  const refusal = await whyNoMail(request, desk, reader.email);
  if (refusal !== undefined)
    return accountPage(request, desk, reader, { errors: { password: refusal } }, 429);
  await desk.auth.api.requestPasswordResetEmailOTP({ body: { email: reader.email } });
  return awaitCode(desk, { kind: 'password', email: reader.email });
});

export const setPassword = forReader(async (request, desk, reader) => {
  const field = await readForm(request);
  const again = (errors: { code?: string; password?: string }, status?: number) => {
    const code = errors.code === undefined ? { code: field('code').slice(0, 12) } : {};
    const awaited = { kind: 'password', to: reader.email, ...code } as const;
    return accountPage(request, desk, reader, { errors, awaited }, status);
  };
  const password = field('password');
  if (password.length < SHORTEST_PASSWORD)
    return again({
      password: `A password has ${SHORTEST_PASSWORD} characters or more: a few words, for example.`,
    });
  if (password.length > LONGEST_PASSWORD)
    return again({ password: `A password has ${LONGEST_PASSWORD} characters at the most.` });
  const read = await readCode(request, desk, { typed: field('code'), email: reader.email });
  if ('error' in read) return again({ code: read.error }, read.status);
  const outcome = await outcomeOf(
    desk.auth.api.resetPasswordEmailOTP({
      body: { email: reader.email, otp: read.code, password },
      asResponse: true,
    }),
  );
  if (!outcome.ok) return again({ code: whyNoCode(outcome.code) });
  // Whoever else is signed in may be why the reader sets a new one.
  await desk.db
    .deleteFrom('session')
    .where('userId', '=', reader.id)
    .where('id', '!=', reader.session)
    .execute();
  desk.tell(reader.email, { kind: 'password-set' });
  return goTo(doneAt('password'), [forgetPending(desk)]);
});

export const removePassword = forReader(async (request, desk, reader) => {
  await readForm(request);
  await desk.db
    .deleteFrom('account')
    .where('userId', '=', reader.id)
    .where('providerId', '=', 'credential')
    .execute();
  desk.tell(reader.email, { kind: 'password-removed' });
  return goTo(doneAt('password-removed'));
});
