import type { AccountView } from '#lib/account/account-view.ts';
import { accountFormPath } from '#lib/account-routes.ts';
import { AccountPart } from './account-part.tsx';
import { CodePart } from './code-part.tsx';
import { EmailField } from './email-field.tsx';

/** The reader's address, and another one in its place. */
export const AccountAddress = ({ view: { email, awaited, errors } }: { view: AccountView }) => (
  <AccountPart id="address" title="Email address">
    <p>
      <bdi className="sign-address">{email}</bdi>
    </p>
    {awaited?.kind === 'email' && (
      <form className="sign-form" action={accountFormPath('email/code')} method="post" noValidate>
        <p>
          A message with a {awaited.linkOnly ? 'link' : 'code'} was sent to{' '}
          <bdi className="sign-address">{awaited.to}</bdi>. If it does not come, the address may have an
          account of its own.
        </p>
        <CodePart {...awaited} error={errors.code}>
          <button className="button button-solid" type="submit">
            Confirm the new address
          </button>
        </CodePart>
      </form>
    )}
    <form className="sign-form" action={accountFormPath('email')} method="post" noValidate>
      <EmailField label="New email address" error={errors.email} />
      <button className="button" type="submit">
        Change address
      </button>
    </form>
  </AccountPart>
);
