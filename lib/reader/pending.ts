/** What a reader has begun and confirms with a code: carried in a sealed cookie from the page that asked to the one that answers. */
import { CODE_LIFE } from './auth.ts';
import type { ReaderDesk } from './desk.ts';
import { seal, unseal } from './sealed.ts';

export type Pending =
  | { kind: 'sign-in'; email: string; next: string }
  | { kind: 'email'; email: string }
  | { kind: 'password'; email: string }
  | { kind: 'delete'; email: string };

const PURPOSE = 'pending';

const nameOf = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-broadsheet.pending' : 'broadsheet.pending';

const cookie = (origin: string, value: string, seconds: number): string => {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${nameOf(origin)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
};

type Desk = Pick<ReaderDesk, 'origin' | 'secret' | 'now'>;

/** The `Set-Cookie` that remembers it, for as long as the code is right. */
export async function rememberPending({ origin, secret, now }: Desk, pending: Pending): Promise<string> {
  const until = now() + CODE_LIFE * 1000;
  return cookie(origin, await seal(secret, { purpose: PURPOSE, until, content: pending }), CODE_LIFE);
}

/** The `Set-Cookie` that forgets it. */
export const forgetPending = ({ origin }: Desk): string => cookie(origin, '', 0);

export async function readPending(
  { origin, secret, now }: Desk,
  request: Request,
): Promise<Pending | undefined> {
  const start = `${nameOf(origin)}=`;
  const cookies = request.headers.get('cookie')?.split(/;\s*/) ?? [];
  const value = cookies.find((one) => one.startsWith(start))?.slice(start.length);
  if (!value) return undefined;
  // Nobody else can have sealed it.
  return (await unseal(secret, value, { purpose: PURPOSE, now: now() })) as Pending | undefined;
}
