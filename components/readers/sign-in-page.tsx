import type { SignInView } from '#lib/account/sign-in-view.ts';
import { signInPath } from '#lib/account-routes.ts';
import { CodeForm } from './code-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { ReaderScript } from './reader-script.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { withNext } from './with-next.ts';

const TITLES = { address: 'Sign in', code: 'Enter the code', password: 'Sign in with a password' } as const;

const titleOf = ({ step, linkOnly }: SignInView): string =>
  step === 'code' && linkOnly ? 'Follow the link' : TITLES[step];

function Lead({ view: { step, email, linkOnly } }: { view: SignInView }) {
  if (step !== 'code') return <p className="summary">Saved stories and followed topics on every device.</p>;
  return (
    <p className="summary">
      A message with a {linkOnly ? 'link' : 'code'} was sent to <bdi className="sign-address">{email}</bdi>.
      It is right for ten minutes.
    </p>
  );
}

/** Signing in, one step a page: an address, the code that was sent to it, or a password. */
export function SignInPage({ view }: { view: SignInView }) {
  const { step, next, notice } = view;
  return (
    <div className="wrap">
      <div className="sign">
        <div>
          <h1 className="hl hl-xl">{titleOf(view)}</h1>
          <Lead view={view} />
        </div>
        {notice && (
          <p className="sign-notice" role="status">
            {notice}
          </p>
        )}
        {step === 'address' && <SignInForm view={view} />}
        {step === 'code' && <CodeForm view={view} />}
        {step === 'password' && <PasswordForm view={view} />}
        {step !== 'address' && (
          <p className="sign-foot">
            <a className="more" href={withNext(signInPath(), next)}>
              {step === 'code' ? 'Use another address' : 'Sign in with a code instead'}
            </a>
          </p>
        )}
      </div>
      <ReaderScript />
    </div>
  );
}
