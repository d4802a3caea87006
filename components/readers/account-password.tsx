import type { AccountView, AwaitedCode } from '#lib/account/account-view.ts';
import { accountFormPath } from '#lib/account-routes.ts';
import { AccountButton } from './account-button.tsx';
import { AccountPart } from './account-part.tsx';
import { CodePart } from './code-part.tsx';
import { Field, FieldError } from './field.tsx';

/** Typed with a code from a message, whether or not there is a password already. */
const NewPassword = ({ awaited, view: { email, errors } }: { awaited: AwaitedCode; view: AccountView }) => (
  <form className="sign-form" action={accountFormPath('password/code')} method="post" noValidate>
    <p>
      A message with a {awaited.linkOnly ? 'link' : 'code'} was sent to{' '}
      <bdi className="sign-address">{awaited.to}</bdi>.
    </p>
    <input type="hidden" name="username" value={email} autoComplete="username" />
    <CodePart {...awaited} error={errors.code}>
      <Field
        id="password"
        label="New password"
        name="password"
        type="password"
        hint="Twelve characters or more"
        error={errors.password}
        autoComplete="new-password"
        minLength={12}
        maxLength={128}
        required
      />
      <button className="button button-solid" type="submit">
        Set the password
      </button>
    </CodePart>
  </form>
);

export function AccountPassword({ view }: { view: AccountView }) {
  const { hasPassword, awaited, errors } = view;
  const isAwaited = awaited?.kind === 'password';
  return (
    <AccountPart id="password-part" title="Password">
      <p>{hasPassword ? 'You have a password.' : 'You need none: a code or a passkey signs you in.'}</p>
      {isAwaited && <NewPassword awaited={awaited} view={view} />}
      {!isAwaited && errors.password && <FieldError id="password-error">{errors.password}</FieldError>}
      <div className="account-actions">
        <AccountButton form="password">
          {isAwaited ? 'Send another code' : hasPassword ? 'Change password' : 'Set a password'}
        </AccountButton>
        {hasPassword && <AccountButton form="password/remove">Remove password</AccountButton>}
      </div>
    </AccountPart>
  );
}
