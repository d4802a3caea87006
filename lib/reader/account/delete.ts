/** The end of an account: confirmed with a code, and then every row of it is erased. */
import { outcomeOf, whyNoCode } from '../auth-outcome.ts';
import { awaitCode, readCode, whyNoMail } from '../codes.ts';
import type { ReaderDesk } from '../desk.ts';
import { readForm } from '../form.ts';
import { farewell } from '../sign-in/sign-out.ts';
import { accountPage, forReader } from './account-page.ts';

export const askToDelete = forReader(async (request, desk, reader) => {
  await readForm(request);
  const refusal = await whyNoMail(request, desk, reader.email);
  if (refusal !== undefined) return accountPage(request, desk, reader, { errors: { delete: refusal } }, 429);
  await desk.auth.api.sendVerificationOTP({ body: { email: reader.email, type: 'email-verification' } });
  return awaitCode(desk, { kind: 'delete', email: reader.email });
});

/** From the last to the first, all or nothing: what others refer to goes last. */
export const eraseReader = (
  { db, holdings }: Pick<ReaderDesk, 'db' | 'holdings'>,
  reader: { id: string; email: string },
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    for (const { erase } of holdings.toReversed()) await erase(transaction, reader);
  });

export const confirmDelete = forReader(async (request, desk, reader) => {
  const field = await readForm(request);
  const awaited = { kind: 'delete', to: reader.email } as const;
  const again = (error: string, status?: number) =>
    accountPage(request, desk, reader, { errors: { code: error }, awaited }, status);
  const read = await readCode(request, desk, { typed: field('code'), email: reader.email });
  if ('error' in read) return again(read.error, read.status);
  const outcome = await outcomeOf(
    desk.auth.api.verifyEmailOTP({ body: { email: reader.email, otp: read.code }, asResponse: true }),
  );
  if (!outcome.ok) return again(whyNoCode(outcome.code));
  await eraseReader(desk, reader);
  desk.tell(reader.email, { kind: 'deleted' });
  return farewell(request, desk, {
    title: 'Your account was deleted',
    text: 'All that was kept in it was erased.',
  });
});
