/** Signing out: the session ends, and nothing of the account stays on the device. */
import { accountPath } from '#lib/account-routes.ts';
import { frontPath } from '#lib/routes.ts';
import { outcomeOf } from '../auth-outcome.ts';
import type { Answer, Handler, ReaderDesk } from '../desk.ts';
import { forgetPending } from '../pending.ts';
import { goTo, notice } from '../reply.ts';

/** What the browser keeps of this site goes; the page's script takes what browsers without this header keep. */
const FORGETTING = { 'Clear-Site-Data': '"storage"' } as const;

/** The page after the last: cookies are taken back, whether or not there was a session. */
export async function farewell(
  request: Request,
  desk: ReaderDesk,
  { title, text }: { title: string; text: string },
): Promise<Answer> {
  const outcome = await outcomeOf(desk.auth.api.signOut({ headers: request.headers, asResponse: true }));
  return {
    view: { ...notice(title, text, { href: frontPath(), label: 'Go to the front page' }), forgets: true },
    headers: FORGETTING,
    cookies: [...(outcome.ok ? outcome.cookies : []), forgetPending(desk)],
  };
}

export const signOut: Handler = (request, desk) =>
  farewell(request, desk, {
    title: 'You are signed out',
    text: 'What was saved in your account stays there, and nothing of it stays on this device.',
  });

/** A link or a reload leads here: signing out takes a button. */
export const showSignOut: Handler = async () => goTo(accountPath());
