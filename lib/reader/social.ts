/** Sites through which readers may sign in: those for which the operator has set up credentials. */
import type { SocialProvider } from '#lib/account/sign-in-view.ts';
import { socialCredentials } from '#lib/env.ts';

export type SocialCredentials = Partial<Record<SocialProvider, { clientId: string; clientSecret: string }>>;

export const providersOf = (social: SocialCredentials): SocialProvider[] =>
  (['google', 'github', 'apple'] as const).filter((provider) => social[provider] !== undefined);

export function readSocial(): SocialCredentials {
  const all = (['google', 'github', 'apple'] as const).map(
    (provider) => [provider, socialCredentials(provider)] as const,
  );
  return Object.fromEntries(all.filter(([, credentials]) => credentials !== undefined));
}
