/** The end of an account: confirmed with a code, and then every row of it is erased. */
import { awaitCode, sendCodeTo, tryCode, whyNoMail } from '../codes.ts';
import type { ReaderDesk } from '../desk.ts';
import { readForm } from '../form.ts';
import { farewell } from '../sign-in/sign-out.ts';
import { spendCode } from '../spend-code.ts';
import { accountPage, forReader } from './account-page.ts';
import { CODE_KINDS } from './awaited.ts';

const KIND = CODE_KINDS.delete;

export const askToDelete = forReader(async (request, desk, reader) => {
  await readForm(request);
  const { email } = reader;
  const refusal = await whyNoMail(request, desk, email);
  if (refusal !== undefined)
    return accountPage(request, desk, reader, { errors: { delete: refusal.error } }, refusal.status);
  const code = await desk.auth.api.createVerificationOTP({ body: { email, type: KIND } });
  await sendCodeTo(desk, { to: email, code, kind: KIND });
  return awaitCode(desk, { kind: 'delete', email });
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
  const { email } = reader;
  const used = await tryCode(request, desk, { kind: KIND, email, field }, (code) =>
    spendCode(desk, { kind: KIND, address: email, code }),
  );
  if ('error' in used)
    return accountPage(request, desk, reader, { errors: { code: used.error } }, used.status);
  await eraseReader(desk, reader);
  desk.tell(email, { kind: 'deleted' });
  return farewell(request, desk, {
    title: 'Your account was deleted',
    text: 'All that was kept in it was erased.',
  });
});
