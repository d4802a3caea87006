/** URLs of readers' own pages: signing in, the account, and the calls of both. Belongs to `routes.ts`. */
import type { Path } from './routes.ts';

export type AccountForm =
  | 'email'
  | 'email/code'
  | 'password'
  | 'password/code'
  | 'password/remove'
  | 'passkeys/remove'
  | 'linked/remove'
  | 'sessions/end'
  | 'sessions/end-all'
  | 'reads'
  | 'export'
  | 'delete'
  | 'delete/code';

export const signInPath = (): Path => '/sign-in';
/** Where the code is typed. */
export const codePath = (): Path => '/sign-in/code';
/** Between signing in and where one wanted to go: the device is told. */
export const signedInPath = (next: Path): string => `/sign-in/done?${new URLSearchParams({ next })}`;
export const elsewherePath = (): Path => '/sign-in/elsewhere';
export const passwordPath = (): Path => '/sign-in/password';
export const signOutPath = (): Path => '/sign-out';
export const accountPath = (): Path => '/account';
/** A form of the account page, such as `sessions/end`. */
export const accountFormPath = (form: AccountForm): Path => `/account/${form}`;
/** better-auth's own calls. */
export const authPath = (): Path => '/api/auth';

/** Where Next renders a view: no reader's URL leads there. */
export const readerViewHref = (token: string): string => `/readers/${token}`;

const OWN = /^\/(?:(?:library|account|sign-in)(?:\/|$)|sign-out$|api\/(?:auth|library)\/)/;

/** Whether a path is answered for one reader alone, by the readers' thread. */
export const isReaderPath = (path: Path): boolean => OWN.test(path);
