import type { Paper } from '#components/page/paper.ts';
import type { AccountView } from '#lib/account/account-view.ts';
import { AccountAddress } from './account-address.tsx';
import { AccountData } from './account-data.tsx';
import { AccountDevices } from './account-devices.tsx';
import { AccountLinked } from './account-linked.tsx';
import { AccountPasskeys } from './account-passkeys.tsx';
import { AccountPassword } from './account-password.tsx';
import { ReaderScript } from './reader-script.tsx';
import { SignedIn } from './signed-in.tsx';

export const AccountPage = ({ view, paper }: { view: AccountView; paper: Paper }) => (
  <div className="wrap">
    <div className="account">
      <h1 className="hl hl-xl">Your account</h1>
      {view.notice && (
        <p className="sign-notice" role="status">
          {view.notice}
        </p>
      )}
      <AccountAddress view={view} />
      <AccountDevices view={view} paper={paper} />
      <AccountPasskeys view={view} paper={paper} />
      <AccountPassword view={view} />
      <AccountLinked view={view} />
      <AccountData view={view} />
    </div>
    <SignedIn email={view.email} keepsReads={view.keepsReads} />
    <ReaderScript />
  </div>
);
