/**
 * What somebody began before they signed in, such as saving a story: sealed in a cookie, and done when they have. An address
 * that did it by being visited could be put before a reader by anybody.
 */
import type { ReaderDesk } from '../desk.ts';
import { seal, unseal } from '../sealed.ts';

export interface Intent {
  /** Path of the form. */
  action: string;
  /** What it is done to: a story's path, or a target. */
  subject: string;
}

const PURPOSE = 'library';
/** To sign in takes a mail, in seconds. */
const LIFE = 60 * 60;

type Desk = Pick<ReaderDesk, 'origin' | 'secret' | 'now'>;

const nameOf = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-broadsheet.intent' : 'broadsheet.intent';

const cookie = (origin: string, value: string, seconds: number): string => {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${nameOf(origin)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
};

/** The `Set-Cookie` that remembers it. */
export async function rememberIntent({ origin, secret, now }: Desk, intent: Intent): Promise<string> {
  const until = now() + LIFE * 1000;
  return cookie(origin, await seal(secret, { purpose: PURPOSE, until, content: intent }), LIFE);
}

/** The `Set-Cookie` that forgets it. */
export const forgetIntent = ({ origin }: Pick<Desk, 'origin'>): string => cookie(origin, '', 0);

export async function readIntent(
  { origin, secret, now }: Desk,
  request: Request,
): Promise<Intent | undefined> {
  const start = `${nameOf(origin)}=`;
  const cookies = request.headers.get('cookie')?.split(/;\s*/) ?? [];
  const value = cookies.find((one) => one.startsWith(start))?.slice(start.length);
  if (!value) return undefined;
  // Nobody else can have sealed it.
  return (await unseal(secret, value, { purpose: PURPOSE, now: now() })) as Intent | undefined;
}
