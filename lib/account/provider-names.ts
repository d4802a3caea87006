import type { SocialProvider } from './sign-in-view.ts';

/** Other sites to sign in with, as readers know them. */
export const PROVIDER_NAMES: Readonly<Record<SocialProvider, string>> = {
  google: 'Google',
  github: 'GitHub',
  apple: 'Apple',
};
