import type { AccountView } from '#lib/account/account-view.ts';
import { accountFormPath } from '#lib/account-routes.ts';
import { AccountButton } from './account-button.tsx';
import { AccountPart } from './account-part.tsx';
import { CodePart } from './code-part.tsx';
import { FieldError } from './field.tsx';

const Kept = ({ keepsReads }: { keepsReads: boolean }) => (
  <AccountPart id="kept" title="What is kept">
    <p>
      Your address, what you save and what you follow, and nothing that says where you are.{' '}
      {keepsReads
        ? 'What you read is kept too, for a year at the most.'
        : 'What you read stays on your devices.'}
    </p>
    <div className="account-actions">
      <AccountButton form="reads" fields={{ keep: keepsReads ? 'off' : 'on' }}>
        {keepsReads ? 'Stop keeping my reads in my account' : 'Keep my reads in my account'}
      </AccountButton>
      <a className="button" href={accountFormPath('export')} download="">
        Download everything
      </a>
    </div>
  </AccountPart>
);

const Delete = ({ view: { awaited, errors } }: { view: AccountView }) => (
  <AccountPart id="delete" title="Delete the account">
    <p>Everything that is kept in it is erased at once, and cannot be brought back.</p>
    {awaited?.kind === 'delete' ? (
      <form className="sign-form" action={accountFormPath('delete/code')} method="post" noValidate>
        <p>
          A message with a {awaited.linkOnly ? 'link' : 'code'} was sent to{' '}
          <bdi className="sign-address">{awaited.to}</bdi>.
        </p>
        <CodePart {...awaited} error={errors.code}>
          <button className="button button-solid" type="submit">
            Delete my account for good
          </button>
        </CodePart>
      </form>
    ) : (
      <AccountButton form="delete">Delete my account</AccountButton>
    )}
    {errors.delete && <FieldError id="delete-error">{errors.delete}</FieldError>}
  </AccountPart>
);

/** What is kept, and how to have it, or have it erased. */
export const AccountData = ({ view }: { view: AccountView }) => (
  <>
    <Kept keepsReads={view.keepsReads} />
    <Delete view={view} />
  </>
);
