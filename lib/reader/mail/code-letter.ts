/** Letters with a code in them, and with a link that brings it. */
import { createElement as h } from 'react';
import type { CodeKind } from '../auth.ts';
import type { Letter } from './letter.ts';
import { Anchor, Code, LetterFrame, Paragraph, type Sender } from './letter-frame.ts';

interface CodeLetter {
  to: string;
  /** Undefined if typed codes are not taken at this address. */
  code: string | undefined;
  kind: CodeKind;
  /** Minutes for which the code is right. */
  minutes: number;
  /** Leads to the page on which the code stands already, absolute. */
  link: string;
}

const WORDS: Readonly<
  Record<CodeKind, { purpose: string; ask: string; follow: string; label: string; otherwise: string }>
> = {
  'sign-in': {
    purpose: 'to sign in',
    ask: 'Type this code where you asked for it:',
    follow: 'Follow this link to sign in: ',
    label: 'Sign in',
    otherwise: 'If you did not ask for it, do nothing: without this message nobody can sign in as you.',
  },
  'email-verification': {
    purpose: 'to delete the account',
    ask: 'Type this code to confirm that your account and all that is kept in it are to be deleted:',
    follow: 'Follow this link to confirm that your account and all that is kept in it are to be deleted: ',
    label: 'Delete the account',
    otherwise:
      'If you did not ask for it, somebody is signed in as you: sign out everywhere on your account page.',
  },
  'forget-password': {
    purpose: 'to set a password',
    ask: 'Type this code together with the password that you want to have:',
    follow: 'Follow this link to the page where you set the password that you want to have: ',
    label: 'Set a password',
    otherwise:
      'If you did not ask for it, somebody is signed in as you: sign out everywhere on your account page.',
  },
  'change-email': {
    purpose: 'to confirm this address',
    ask: 'Type this code to use this address for your account from now on:',
    follow: 'Follow this link to use this address for your account from now on: ',
    label: 'Confirm this address',
    otherwise: 'If you did not ask for it, do nothing: the address will not be used.',
  },
};

const TYPED_TOO_OFTEN =
  'Wrong codes were typed too often for this address: you or somebody else tried. Following the link makes codes work again.';

export function codeLetter({ to, code, kind, minutes, link }: CodeLetter, sender: Sender): Letter {
  const { purpose, ask, follow, label, otherwise } = WORDS[kind];
  const title = `Your ${code === undefined ? 'link' : 'code'} ${purpose}`;
  const body = h(
    LetterFrame,
    { sender, title, preview: `It is right for ${minutes} minutes.` },
    ...(code === undefined ? [] : [h(Paragraph, { key: 'ask' }, ask), h(Code, { key: 'code' }, code)]),
    h(
      Paragraph,
      { key: 'link' },
      code === undefined ? follow : 'Or follow this link: ',
      h(Anchor, { href: link }, label),
    ),
    code === undefined ? h(Paragraph, { key: 'why' }, TYPED_TOO_OFTEN) : null,
    h(
      Paragraph,
      { key: 'life' },
      `The ${code === undefined ? 'link' : 'code'} is right for ${minutes} minutes, and once. ${otherwise}`,
    ),
  );
  const subject = `${code === undefined ? '' : `${code} · `}${title} · ${sender.name}`;
  return { to, subject, body, lifetime: minutes * 60_000 };
}
