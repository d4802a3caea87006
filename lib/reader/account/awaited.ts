/** The code that a reader was sent for their account and has not used yet. */
import type { AwaitedCode } from '#lib/account/account-view.ts';
import type { CodeKind } from '../auth.ts';
import { openCodeLink } from '../code-link.ts';
import { whyLinkOnly } from '../codes.ts';
import type { Reader, ReaderDesk } from '../desk.ts';
import { showEmail } from '../email.ts';
import { type Pending, readPending, rememberPending } from '../pending.ts';

/** The purposes of codes, as better-auth names them. */
export const CODE_KINDS = {
  email: 'change-email',
  password: 'forget-password',
  delete: 'email-verification',
} as const satisfies Record<AwaitedCode['kind'], CodeKind>;

type AccountPending = Pending & { kind: AwaitedCode['kind'] };

async function awaitedOf(desk: ReaderDesk, { kind, email }: AccountPending): Promise<AwaitedCode> {
  const linkOnly = await whyLinkOnly(desk, CODE_KINDS[kind], email);
  return { kind, to: showEmail(email), ...(linkOnly === undefined ? {} : { linkOnly }) };
}

/** Finds it by the cookie of the request. */
export async function findAwaited(request: Request, desk: ReaderDesk): Promise<AwaitedCode | undefined> {
  const pending = await readPending(desk, request);
  return pending === undefined || pending.kind === 'sign-in' ? undefined : awaitedOf(desk, pending);
}

/**
 * Finds it by the link of a message, which a person confirms on the page.
 *
 * @returns also the cookie that goes with it; undefined if the link is too old, or not this reader's
 */
export async function awaitedByLink(
  link: string,
  desk: ReaderDesk,
  reader: Reader,
): Promise<{ awaited: AwaitedCode; cookie: string } | undefined> {
  const opened = await openCodeLink(desk, link);
  const kind = (['email', 'password', 'delete'] as const).find((one) => CODE_KINDS[one] === opened?.kind);
  if (opened === undefined || kind === undefined) return undefined;
  const { email, code } = opened;
  if (kind !== 'email' && email !== reader.email) return undefined;
  const pending = { kind, email };
  return {
    awaited: { ...(await awaitedOf(desk, pending)), code, link },
    cookie: await rememberPending(desk, pending),
  };
}
