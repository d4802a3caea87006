/** Signing in through another site that the operator has set up. */

import { PROVIDER_NAMES } from '#lib/account/provider-names.ts';
import { signedInPath, signInPath } from '#lib/account-routes.ts';
import type { Handler } from '../desk.ts';
import { readForm } from '../form.ts';
import { ownPath } from '../own-path.ts';
import { notice } from '../reply.ts';
import { signInPage } from './sign-in-view.ts';

/**
 * `form-action 'self'` forbids a form to end on another site, redirects included: the page that answers it leads there.
 */
export const goElsewhere: Handler = async (request, desk) => {
  const field = await readForm(request);
  const provider = desk.providers.find((one) => one === field('provider'));
  const next = ownPath(field('next'), desk.origin);
  if (provider === undefined)
    return signInPage(
      desk,
      { step: 'address', next, notice: 'That way to sign in is not set up here.' },
      400,
    );
  const { headers, response } = await desk.auth.api.signInSocial({
    body: {
      provider,
      callbackURL: desk.origin + signedInPath(next),
      errorCallbackURL: `${signInPath()}?failed=elsewhere`,
    },
    headers: request.headers,
    returnHeaders: true,
  });
  const { url } = response;
  if (url === undefined) throw new Error('better-auth named no address to sign in at.');
  const name = PROVIDER_NAMES[provider];
  return {
    view: notice(`On to ${name}`, `You sign in at ${name} and come back.`, {
      href: url,
      label: `Go to ${name}`,
    }),
    headers: { Refresh: `0; url=${url}` },
    cookies: headers.getSetCookie(),
  };
};
