/** Just signed in: the page's script notes it on the device, and the browser goes on. */
import { signInPath } from '#lib/account-routes.ts';
import { keepsReads } from '../account/find-account.ts';
import type { Handler } from '../desk.ts';
import { showEmail } from '../email.ts';
import { ownPath } from '../own-path.ts';
import { goTo, notice } from '../reply.ts';

export const showDone: Handler = async (request, desk) => {
  const next = ownPath(new URL(request.url).searchParams.get('next'), desk.origin);
  const reader = await desk.findReader(request);
  if (reader === undefined) return goTo(signInPath());
  const email = showEmail(reader.email);
  const signedIn = { email, keepsReads: await keepsReads(desk.db, reader.id) };
  return {
    view: {
      ...notice('You are signed in', `As ${email}.`, { href: next, label: 'Go on' }),
      signedIn,
    },
    // Browsers follow it when the page's scripts have run.
    headers: { Refresh: `0; url=${next}` },
  };
};
