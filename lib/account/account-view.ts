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
export type AwaitedCode =
  | { kind: 'email'; to: string }
  /** `code`: as it was typed, where only the password was wrong. */
  | { kind: 'password'; to: string; code?: string }
  | { kind: 'delete'; to: string };

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
