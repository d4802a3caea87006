/** Sites through which readers may sign in: those for which the operator has set up credentials. */
import type { SocialProvider } from '#lib/account/sign-in-view.ts';
import { socialCredentials } from '#lib/env.ts';

export type SocialCredentials = Partial<Record<SocialProvider, { clientId: string; clientSecret: string }>>;

export const PROVIDERS: readonly SocialProvider[] = ['google', 'github', 'apple'];

export const providersOf = (social: SocialCredentials): SocialProvider[] =>
  PROVIDERS.filter((provider) => social[provider] !== undefined);

export const readSocial = (): SocialCredentials =>
  Object.fromEntries(
    PROVIDERS.flatMap((provider) => {
      const credentials = socialCredentials(provider);
      return credentials === undefined ? [] : [[provider, credentials]];
    }),
  );
