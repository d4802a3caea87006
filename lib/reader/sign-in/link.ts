/** The link beside the code in a mail: it brings the code to the page, sealed, so that no address stands in an address. */
import { codePath } from '#lib/account-routes.ts';
import { CODE_LIFE } from '../auth.ts';
import type { ReaderDesk } from '../desk.ts';
import { ownPath } from '../own-path.ts';
import { seal, unseal } from '../sealed.ts';

const PURPOSE = 'sign-in-link';

export interface LinkContent {
  email: string;
  code: string;
  /** Path of our own to go to afterwards. */
  next: string;
}

type Desk = Pick<ReaderDesk, 'origin' | 'secret' | 'now'>;

/** Absolute URL. */
export async function signInLink({ origin, secret, now }: Desk, content: LinkContent): Promise<string> {
  const sealed = await seal(secret, { purpose: PURPOSE, until: now() + CODE_LIFE * 1000, content });
  return `${origin}${codePath()}?link=${sealed}`;
}

export async function openLink(
  { origin, secret, now }: Desk,
  link: string,
): Promise<LinkContent | undefined> {
  const content = await unseal(secret, link, { purpose: PURPOSE, now: now() });
  if (content === undefined) return undefined;
  // Nobody else can have sealed it.
  const { email, code, next } = content as LinkContent;
  return { email, code, next: ownPath(next, origin) };
}
