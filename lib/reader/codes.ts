/** Codes that are sent by mail: whether one may be sent or tried, and the way back to where it is typed. */
import { accountPath } from '#lib/account-routes.ts';
import { allow, allowFrom } from './allowance.ts';
import type { CodeKind } from './auth.ts';
import { type Outcome, whyNoCode } from './auth-outcome.ts';
import { allowLetter, countWrong, isFlooded } from './ceilings.ts';
import { openCodeLink } from './code-link.ts';
import type { ReaderDesk } from './desk.ts';
import { mailboxOf } from './email.ts';
import { forgive, mayTry, whatIsTaken } from './failures.ts';
import { type Pending, rememberPending } from './pending.ts';
import { goTo } from './reply.ts';

/** A sentence for the reader, and the status that it is sent with. */
export interface Refusal {
  error: string;
  status: 400 | 403 | 429 | 503;
}

/** Why no code may be sent to an address; undefined if it may. */
export async function whyNoMail(
  request: Request,
  desk: ReaderDesk,
  email: string,
): Promise<Refusal | undefined> {
  if (!desk.post.hasRoom())
    return { error: 'No messages can be sent just now. Try again in a few minutes.', status: 503 };
  if (!(await allowFrom(desk, 'code-from', request)))
    return {
      error: 'Too many codes were asked for from your connection. Try again in an hour.',
      status: 429,
    };
  if (!(await allow(desk, 'code-to-mailbox', mailboxOf(email))))
    return { error: 'Too many codes were sent to this address. Try again in 15 minutes.', status: 429 };
  if (await allowLetter(desk)) return undefined;
  desk.post.refuse();
  return {
    error: 'More messages were asked for here than are sent in an hour. Try again in an hour.',
    status: 503,
  };
}

const OTHER_WAYS = 'or use a passkey or your password';
const byLink = (kind: CodeKind): string =>
  `follow the link in the newest message${kind === 'sign-in' ? `, ${OTHER_WAYS}` : ''}`;

/** The sentence for an address that accepts no typed codes (`failures.ts`). */
const lockedBy = (kind: CodeKind): string =>
  `Wrong codes were typed too often for this address, so codes are not accepted now: ${byLink(kind)}.`;

/** What the reader sends to use a code: its digits, or the link that brought it. */
interface Sent {
  kind: CodeKind;
  /** Address that the code was sent for. */
  email: string;
  field: (name: string) => string;
}

type Read = { code: string; isProof: boolean } | Refusal;

async function readCode(request: Request, desk: ReaderDesk, { kind, email, field }: Sent): Promise<Read> {
  const link = field('link') === '' ? undefined : await openCodeLink(desk, field('link'));
  if (link?.kind === kind && link.email === email) return { code: link.code, isProof: true };
  const code = field('code').replaceAll(/[\s-]/g, '');
  if (!/^\d{6}$/.test(code))
    return { error: 'The code has six digits. It is in the message that was sent to you.', status: 400 };
  if (!(await allowFrom(desk, 'guess-from', request)))
    return {
      error: 'Too many codes were tried from your connection. Try again in an hour.',
      status: 429,
    };
  if (await isFlooded(desk, 'code'))
    return {
      error: `Many wrong codes are being typed here just now, so codes are not accepted for an hour: ${byLink(kind)}.`,
      status: 429,
    };
  return (await mayTry(desk, email, 'code'))
    ? { code, isProof: false }
    : { error: lockedBy(kind), status: 403 };
}

/**
 * Uses the code that a reader has sent.
 *
 * @param use passes the six digits to better-auth
 * @returns the cookies that it sets, or why the code was not accepted
 */
export async function tryCode(
  request: Request,
  desk: ReaderDesk,
  sent: Sent,
  use: (code: string) => Promise<Outcome>,
): Promise<{ cookies: string[] } | Refusal> {
  const { kind, email } = sent;
  const read = await readCode(request, desk, sent);
  if ('error' in read) return read;
  const outcome = await use(read.code);
  if (outcome.ok) {
    await forgive(desk, email);
    return { cookies: outcome.cookies };
  }
  const refusal: Refusal = { error: whyNoCode(outcome.code), status: 400 };
  if (read.isProof) return refusal;
  await countWrong(desk, 'code');
  const linkOnly = await whyLinkOnly(desk, kind, email);
  return linkOnly === undefined ? refusal : { error: linkOnly, status: 403 };
}

/** A sentence that says why an address accepts only the links in its messages; undefined if it accepts typed codes too. */
export const whyLinkOnly = async (
  desk: ReaderDesk,
  kind: CodeKind,
  email: string,
): Promise<string | undefined> => ((await whatIsTaken(desk, email)) === 'all' ? undefined : lockedBy(kind));

/** Sends a code, without its digits if they would not be accepted. */
export async function sendCodeTo(
  desk: ReaderDesk,
  message: { to: string; code: string; kind: CodeKind; next?: string },
): Promise<void> {
  const { kind, to } = message;
  desk.sendCode({ ...message, isLinkOnly: (await whyLinkOnly(desk, kind, to)) !== undefined });
}

/** Back to the account page, on which the code is typed. */
export const awaitCode = async (desk: ReaderDesk, pending: Pending): Promise<Response> =>
  goTo(`${accountPath()}#code`, [await rememberPending(desk, pending)]);
