/** A password for those who want one: set with a code, whether or not there was one before. */

import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../auth.ts';
import { outcomeOf } from '../auth-outcome.ts';
import { awaitCode, sendCodeTo, tryCode, whyNoMail } from '../codes.ts';
import { readForm } from '../form.ts';
import { forgetPending } from '../pending.ts';
import { goTo } from '../reply.ts';
import { accountPage, doneAt, forReader } from './account-page.ts';
import { CODE_KINDS, findAwaited } from './awaited.ts';

const KIND = CODE_KINDS.password;

export const askForPassword = forReader(async (request, desk, reader) => {
  await readForm(request);
  const { email } = reader;
  const refusal = await whyNoMail(request, desk, email);
  if (refusal !== undefined)
    return accountPage(request, desk, reader, { errors: { password: refusal.error } }, refusal.status);
  const code = await desk.auth.api.createVerificationOTP({ body: { email, type: KIND } });
  await sendCodeTo(desk, { to: email, code, kind: KIND });
  return awaitCode(desk, { kind: 'password', email });
});

export const setPassword = forReader(async (request, desk, reader) => {
  const field = await readForm(request);
  const again = async (errors: { code?: string; password?: string }, status?: number) => {
    const awaited = await findAwaited(request, desk);
    // A code that was right need not be typed again.
    const link = field('link') === '' ? {} : { link: field('link') };
    const kept = errors.code === undefined ? { code: field('code').slice(0, 12), ...link } : {};
    const more = awaited?.kind === 'password' ? { awaited: { ...awaited, ...kept } } : {};
    return accountPage(request, desk, reader, { errors, ...more }, status);
  };
  const password = field('password');
  if (password.length < SHORTEST_PASSWORD)
    return again({
      password: `A password has ${SHORTEST_PASSWORD} characters or more: a few words, for example.`,
    });
  if (password.length > LONGEST_PASSWORD)
    return again({ password: `A password has ${LONGEST_PASSWORD} characters at the most.` });
  const { email } = reader;
  const used = await tryCode(request, desk, { kind: KIND, email, field }, (otp) =>
    outcomeOf(desk.auth.api.resetPasswordEmailOTP({ body: { email, otp, password }, asResponse: true })),
  );
  if ('error' in used) return again({ code: used.error }, used.status);
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
