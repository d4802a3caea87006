/** Sets on the root whether somebody is signed in: the style sheet shows the way to sign in, or to the account. */
import { readKey } from './device-storage.ts';

export const showAccount = (): void => {
  document.documentElement.toggleAttribute('data-account', readKey('account') !== null);
};
