/** Codes that are sent by mail: whether one may be sent or tried, and the way back to where it is typed. */
import { accountPath } from '#lib/account-routes.ts';
import { type Allowed, allow } from './allowance.ts';
import { clientOf } from './client.ts';
import type { ReaderDesk } from './desk.ts';
import { type Pending, rememberPending } from './pending.ts';
import { goTo } from './reply.ts';

/** Why no code may be sent to an address, in a sentence; undefined where it may. */
export async function whyNoMail(
  request: Request,
  desk: ReaderDesk,
  email: string,
): Promise<string | undefined> {
  if (!(await allow(desk, 'code-from-client', clientOf(request))))
    return 'Too many codes were asked for from your connection. Try again in an hour.';
  if (!(await allow(desk, 'code-to-address', email)))
    return 'Too many codes were sent to this address. Try again in 15 minutes.';
  return undefined;
}

/** The digits of a code as it was typed; or why it is not tried, in a sentence. */
export async function readCode(
  request: Request,
  desk: ReaderDesk,
  { typed, email }: { typed: string; email: string },
): Promise<{ code: string } | { error: string; status: 400 | 429 }> {
  const code = typed.replaceAll(/[\s-]/g, '');
  if (!/^\d{6}$/.test(code))
    return { error: 'The code has six digits. It is in the message that was sent to you.', status: 400 };
  const guesses: [Allowed, string][] = [
    ['guess-from-client', clientOf(request)],
    ['guess-at-address', email],
  ];
  for (const [what, subject] of guesses)
    if (!(await allow(desk, what, subject)))
      return { error: 'Too many codes were tried. Try again in an hour.', status: 429 };
  return { code };
}

/** Back to the account page, on which the code is typed. */
export const awaitCode = async (desk: ReaderDesk, pending: Pending): Promise<Response> =>
  goTo(`${accountPath()}#code`, [await rememberPending(desk, pending)]);
