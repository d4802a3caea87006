/** Another address: a code is sent to it, and both are told. */
import { awaitCode, sendCodeTo, tryCode, whyNoMail } from '../codes.ts';
import type { ReaderDesk } from '../desk.ts';
import { readEmail } from '../email.ts';
import { readForm } from '../form.ts';
import { forgetPending, readPending } from '../pending.ts';
import { goTo } from '../reply.ts';
import { spendCode } from '../spend-code.ts';
import { accountPage, doneAt, forReader } from './account-page.ts';
import { CODE_KINDS } from './awaited.ts';

const KIND = CODE_KINDS.email;

/** The address under which the code is stored: it is valid for one change only, from the present address to this one. */
const addressOf = (from: string, to: string): string => `${from}-${to}`;

const hasAccount = async ({ db }: Pick<ReaderDesk, 'db'>, email: string): Promise<boolean> =>
  (await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;

export const askForAddress = forReader(async (request, desk, reader) => {
  const field = await readForm(request);
  const again = (error: string, status?: number) =>
    accountPage(request, desk, reader, { errors: { email: error } }, status);
  const read = readEmail(field('email'));
  if ('error' in read) return again(read.error);
  const { email } = read;
  if (email === reader.email) return again('This is your address already.');
  const refusal = await whyNoMail(request, desk, email);
  if (refusal !== undefined) return again(refusal.error, refusal.status);
  const code = await desk.auth.api.createVerificationOTP({
    body: { email: addressOf(reader.email, email), type: KIND },
  });
  // Of an address that has an account already nothing is said, and no code is sent to it.
  if (!(await hasAccount(desk, email))) await sendCodeTo(desk, { to: email, code, kind: KIND });
  return awaitCode(desk, { kind: 'email', email });
});

export const confirmAddress = forReader(async (request, desk, reader) => {
  const field = await readForm(request);
  const pending = await readPending(desk, request);
  if (pending?.kind !== 'email') return accountPage(request, desk, reader, { errors: { email: TOO_LATE } });
  const { email } = pending;
  const used = await tryCode(request, desk, { kind: KIND, email, field }, (code) =>
    spendCode(desk, { kind: KIND, address: addressOf(reader.email, email), code }),
  );
  if ('error' in used)
    return accountPage(request, desk, reader, { errors: { code: used.error } }, used.status);
  // Somebody may have signed in with it for the first time since.
  if (await hasAccount(desk, email)) return accountPage(request, desk, reader, { errors: { email: TAKEN } });
  const { internalAdapter } = await desk.auth.$context;
  await internalAdapter.updateUser(reader.id, { email, emailVerified: true });
  for (const to of [reader.email, email])
    desk.tell(to, { kind: 'email-changed', from: reader.email, to: email });
  return goTo(doneAt('email'), [forgetPending(desk)]);
});

const TOO_LATE = 'That took too long. Enter the address again, and a new code is sent.';
const TAKEN = 'This address now has an account of its own.';
