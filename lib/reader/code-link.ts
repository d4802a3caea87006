/**
 * The link beside the code in a mail. It brings the code to the page, sealed, so that no email address appears in a URL. Unlike
 * the code it cannot be guessed.
 */
import { accountPath, codePath } from '#lib/account-routes.ts';
import { CODE_LIFE, type CodeKind } from './auth.ts';
import type { ReaderDesk } from './desk.ts';
import { ownPath } from './own-path.ts';
import { seal, unseal } from './sealed.ts';

const PURPOSE = 'code-link';

export interface LinkContent {
  kind: CodeKind;
  email: string;
  code: string;
  /** Path of our own to go to afterwards. */
  next: string;
}

type Desk = Pick<ReaderDesk, 'origin' | 'secret' | 'now'>;

/** Absolute URL. */
export async function codeLink({ origin, secret, now }: Desk, content: LinkContent): Promise<string> {
  const sealed = await seal(secret, { purpose: PURPOSE, until: now() + CODE_LIFE * 1000, content });
  return `${origin}${content.kind === 'sign-in' ? codePath() : accountPath()}?link=${sealed}`;
}

/** Opens a link; undefined if it is too old, or not ours. */
export async function openCodeLink(
  { origin, secret, now }: Desk,
  link: string,
): Promise<LinkContent | undefined> {
  const content = await unseal(secret, link, { purpose: PURPOSE, now: now() });
  if (content === undefined) return undefined;
  // Only we can have sealed it.
  const { kind, email, code, next } = content as LinkContent;
  return { kind, email, code, next: ownPath(next, origin) };
}
