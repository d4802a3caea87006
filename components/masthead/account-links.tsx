import { accountPath, signInPath } from '#lib/account-routes.ts';

interface AccountLinksProps {
  className: string;
  /** True on those pages themselves. */
  here: boolean;
}

const Person = () => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21c0-4.4 3.6-7 8-7s8 2.6 8 7" />
  </svg>
);

/** The way to sign in, and the one to the account: script says on the root which of them holds, before the first paint. */
export const AccountLinks = ({ className, here }: AccountLinksProps) => (
  <>
    <a className={`${className} signed-out`} href={signInPath()} aria-current={here ? 'page' : undefined}>
      <Person />
      <span className="tool-label">Sign in</span>
    </a>
    <a className={`${className} signed-in`} href={accountPath()} aria-current={here ? 'page' : undefined}>
      <Person />
      <span className="tool-label">Account</span>
    </a>
  </>
);
