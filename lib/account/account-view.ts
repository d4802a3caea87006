/** What a reader's account page shows. */
import type { SocialProvider } from './sign-in-view.ts';

export interface SessionRow {
  id: string;
  /** "Firefox on Linux", or undefined where the browser did not say. */
  device?: string;
  /** ISO 8601. */
  since: string;
  /** The one that asks. */
  isThis: boolean;
}

export interface PasskeyRow {
  id: string;
  name: string;
  /** ISO 8601. */
  since?: string;
}

/** A form that waits for a code that was sent by mail. */
export interface AwaitedCode {
  kind: 'email' | 'password' | 'delete';
  /** Address that it was sent to. */
  to: string;
  /** The code from a link, or as it was typed if only the password was wrong. */
  code?: string;
  /** The link that was followed. Unlike a code it cannot be guessed. */
  link?: string;
  /** A sentence that says why this address accepts only the link in the message. */
  linkOnly?: string;
}

export interface AccountView {
  page: 'account';
  email: string;
  hasPassword: boolean;
  /** Other sites through which the reader signs in. */
  linked: SocialProvider[];
  passkeys: PasskeyRow[];
  sessions: SessionRow[];
  keepsReads: boolean;
  awaited?: AwaitedCode;
  errors: Partial<Record<'email' | 'code' | 'password' | 'delete', string>>;
  /** One sentence about what has just been done. */
  notice?: string;
}
