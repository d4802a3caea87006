import { PROVIDER_NAMES } from '#lib/account/provider-names.ts';
import type { SignInView, SocialProvider } from '#lib/account/sign-in-view.ts';
import { elsewherePath, signInPath } from '#lib/account-routes.ts';
import { EmailField } from './email-field.tsx';
import { SignInWays } from './sign-in-ways.tsx';

const Envelope = () => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M3 5.5h18v13H3zM3 6l9 7 9-7" />
  </svg>
);

const Elsewhere = ({ provider, next }: { provider: SocialProvider; next: string }) => (
  <form action={elsewherePath()} method="post">
    <input type="hidden" name="provider" value={provider} />
    <input type="hidden" name="next" value={next} />
    <button className="button button-wide" type="submit">
      Sign in with {PROVIDER_NAMES[provider]}
    </button>
  </form>
);

/** The first step: an address, or one of the other ways. */
export const SignInForm = ({ view: { email, next, errors, providers } }: { view: SignInView }) => (
  <>
    <form className="sign-form" action={signInPath()} method="post" noValidate>
      <input type="hidden" name="next" value={next} />
      <EmailField email={email} error={errors.email} />
      <button className="button button-solid button-wide" type="submit">
        <Envelope />
        Email me a code
      </button>
    </form>
    <p className="sign-or">or</p>
    <div className="sign-ways">
      <SignInWays next={next} />
      {providers.map((provider) => (
        <Elsewhere key={provider} provider={provider} next={next} />
      ))}
    </div>
    <p className="sign-foot">
      New here? The code opens an account, which keeps your address and what you save, and nothing else.
    </p>
  </>
);
