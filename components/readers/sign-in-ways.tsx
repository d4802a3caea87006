import { createElement } from 'react';
import { authPath, passwordPath, signedInPath } from '#lib/account-routes.ts';
import { withNext } from './with-next.ts';

/** Ways that need no message. A passkey needs script, which makes its button. */
export const SignInWays = ({ next }: { next: string }) => (
  <>
    {createElement('passkey-sign-in', { 'data-calls': authPath(), 'data-next': signedInPath(next) })}
    <a className="button button-wide" href={withNext(passwordPath(), next)}>
      Use a password
    </a>
  </>
);
