/** What the page of signing in shows. */

/** Ways to sign in through another site, as better-auth names them. */
export type SocialProvider = 'google' | 'github' | 'apple';

export interface SignInView {
  page: 'sign-in';
  /** Which form: the address, the code that was sent to it, or a password. */
  step: 'address' | 'code' | 'password';
  email: string;
  /** The code, if a link brought it. */
  code?: string;
  /** The link that was followed: it proves what a code cannot. */
  link?: string;
  /** Why no typed code is taken at this address, in a sentence: then only the link in the message is. */
  linkOnly?: string;
  /** Path of our own to go to afterwards. */
  next: string;
  /** What was wrong with a field, in a sentence. */
  errors: Partial<Record<'email' | 'code' | 'password', string>>;
  /** One sentence about what has just happened. */
  notice?: string;
  providers: SocialProvider[];
}
