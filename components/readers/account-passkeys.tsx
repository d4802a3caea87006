import { createElement } from 'react';
import type { Paper } from '#components/page/paper.ts';
import type { AccountView } from '#lib/account/account-view.ts';
import { accountPath, authPath } from '#lib/account-routes.ts';
import { formatDate } from '#lib/dateline/format-time.ts';
import { AccountButton } from './account-button.tsx';
import { AccountPart } from './account-part.tsx';

interface AccountPasskeysProps {
  view: AccountView;
  paper: Paper;
}

/** Adding one needs script, which makes the button. */
export const AccountPasskeys = ({ view: { passkeys, email }, paper }: AccountPasskeysProps) => (
  <AccountPart id="passkeys" title="Passkeys">
    <p>A passkey signs you in with your device’s own lock, without a code.</p>
    {passkeys.length > 0 && (
      <ul className="account-list">
        {passkeys.map(({ id, name, since }) => (
          <li key={id}>
            <p>
              <b>{name}</b>
              {since && (
                <span className="meta">
                  Since <time dateTime={since}>{formatDate(since, paper.site)}</time>
                </span>
              )}
            </p>
            <AccountButton form="passkeys/remove" fields={{ id }} about={name}>
              Remove
            </AccountButton>
          </li>
        ))}
      </ul>
    )}
    {createElement('passkey-add', {
      'data-calls': authPath(),
      'data-name': email,
      'data-next': `${accountPath()}?done=passkey`,
    })}
  </AccountPart>
);
