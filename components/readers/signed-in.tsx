import { createElement } from 'react';

/** Tells the page's script who is signed in: the device notes it, so that public pages show the way to the account. */
export const SignedIn = ({ email, keepsReads }: { email: string; keepsReads: boolean }) =>
  createElement('account-known', { 'data-email': email, 'data-keeps-reads': keepsReads ? '' : undefined });
