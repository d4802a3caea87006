/** What the page of signing in shows. */

/** Ways to sign in through another site, as better-auth names them. */
export type SocialProvider = 'google' | 'github' | 'apple';

export interface SignInView {
  page: 'sign-in';
  /** Which form: the address, the code that was sent to it, or a password. */
  step: 'address' | 'code' | 'password';
  email: string;
  /** The code from a link. */
  code?: string;
  /** The link that was followed. Unlike a code it cannot be guessed. */
  link?: string;
  /** A sentence that says why this address accepts only the link in the message. */
  linkOnly?: string;
  /** Path of our own to go to afterwards. */
  next: string;
  /** What was wrong with a field, in a sentence. */
  errors: Partial<Record<'email' | 'code' | 'password', string>>;
  /** One sentence about what has just happened. */
  notice?: string;
  providers: SocialProvider[];
}
