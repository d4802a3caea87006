/** URLs of readers' own pages: signing in, the account, and the calls of both. Belongs to `routes.ts`. */
import type { Path } from './routes.ts';

export const signInPath = (): Path => '/sign-in';
/** Where the code is typed. */
export const codePath = (): Path => '/sign-in/code';
export const passwordPath = (): Path => '/sign-in/password';
export const signOutPath = (): Path => '/sign-out';
export const accountPath = (): Path => '/account';
/** better-auth's own calls. */
export const authPath = (): Path => '/api/auth';

/** Where Next renders a view: no reader's URL leads there. */
export const readerViewHref = (token: string): string => `/readers/${token}`;

const OWN = /^\/(?:(?:library|account|sign-in)(?:\/|$)|sign-out$|api\/(?:auth|library)\/)/;

/** Whether a path is answered for one reader alone, by the readers' thread. */
export const isReaderPath = (path: Path): boolean => OWN.test(path);
