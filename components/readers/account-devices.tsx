import type { Paper } from '#components/page/paper.ts';
import type { AccountView } from '#lib/account/account-view.ts';
import { signOutPath } from '#lib/account-routes.ts';
import { formatTimestamp } from '#lib/dateline/format-time.ts';
import { AccountButton } from './account-button.tsx';
import { AccountPart } from './account-part.tsx';

interface AccountDevicesProps {
  view: AccountView;
  paper: Paper;
}

/** Where the reader is signed in. */
export const AccountDevices = ({ view: { sessions }, paper }: AccountDevicesProps) => (
  <AccountPart id="devices" title="Devices that are signed in">
    <ul className="account-list">
      {sessions.map(({ id, device = 'A device', since, isThis }) => (
        <li key={id}>
          <p>
            <b>{device}</b>
            {isThis && ', this one'}
            <span className="meta">
              Since <time dateTime={since}>{formatTimestamp(since, paper.site)}</time>
            </span>
          </p>
          {!isThis && (
            <AccountButton form="sessions/end" fields={{ id }} about={device}>
              Sign out
            </AccountButton>
          )}
        </li>
      ))}
    </ul>
    <div className="account-actions">
      <form action={signOutPath()} method="post">
        <button className="button" type="submit">
          Sign out here
        </button>
      </form>
      <AccountButton form="sessions/end-all">Sign out everywhere</AccountButton>
    </div>
  </AccountPart>
);
