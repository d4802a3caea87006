/** What a reader's account page shows. */

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
  | { kind: 'password'; to: string }
  | { kind: 'delete'; to: string };

export interface AccountView {
  page: 'account';
  email: string;
  hasPassword: boolean;
  /** Names of the sites through which the reader signs in. */
  linked: string[];
  passkeys: PasskeyRow[];
  sessions: SessionRow[];
  keepsReads: boolean;
  awaited?: AwaitedCode;
  errors: Partial<Record<'email' | 'code' | 'password' | 'delete', string>>;
  /** One sentence about what has just been done. */
  notice?: string;
}
