import type { AccountView } from '#lib/account/account-view.ts';
import { PROVIDER_NAMES } from '#lib/account/provider-names.ts';
import { AccountButton } from './account-button.tsx';
import { AccountPart } from './account-part.tsx';

/** Other sites through which the reader signs in. */
export const AccountLinked = ({ view: { linked } }: { view: AccountView }) =>
  linked.length > 0 && (
    <AccountPart id="linked" title="Other sites">
      <ul className="account-list">
        {linked.map((provider) => (
          <li key={provider}>
            <p>
              You sign in with <b>{PROVIDER_NAMES[provider]}</b>.
            </p>
            <AccountButton form="linked/remove" fields={{ provider }} about={PROVIDER_NAMES[provider]}>
              Disconnect
            </AccountButton>
          </li>
        ))}
      </ul>
    </AccountPart>
  );
