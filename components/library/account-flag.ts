/**
 * Whether somebody is signed in on this device: personal pages say so here, as a public page neither sends nor reads a
 * cookie. It opens nothing; the session does. Runs in the browser.
 */
import { dropKey, type Outcome, readJson, writeKey } from './device-storage.ts';

export interface AccountFlag {
  email: string;
  /** Reads are kept in the account. */
  keepsReads: boolean;
}

export function account(): AccountFlag | undefined {
  const { email, keepsReads } = readJson('account') ?? {};
  return typeof email === 'string' && email !== '' ? { email, keepsReads: keepsReads === true } : undefined;
}

export const setAccount = (flag: AccountFlag | undefined): Outcome =>
  flag === undefined ? dropKey('account') : writeKey('account', JSON.stringify(flag));
