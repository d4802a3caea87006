import type { SignInView } from '#lib/account/sign-in-view.ts';
import { passwordPath } from '#lib/account-routes.ts';
import { EmailField } from './email-field.tsx';
import { Field } from './field.tsx';

/** For those who have set a password on their account page. */
export const PasswordForm = ({ view: { email, next, errors } }: { view: SignInView }) => (
  <form className="sign-form" action={passwordPath()} method="post" noValidate>
    <input type="hidden" name="next" value={next} />
    <EmailField email={email} error={errors.email} />
    <Field
      id="password"
      label="Password"
      name="password"
      type="password"
      error={errors.password}
      autoComplete="current-password"
      required
    />
    <button className="button button-solid button-wide" type="submit">
      Sign in
    </button>
  </form>
);
