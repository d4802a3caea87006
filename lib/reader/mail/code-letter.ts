/** Letters with a code in them. */
import { createElement as h } from 'react';
import type { CodeKind } from '../auth.ts';
import type { Letter } from './letter.ts';
import { Anchor, Code, LetterFrame, Paragraph, type Sender } from './letter-frame.ts';

interface CodeLetter {
  to: string;
  code: string;
  kind: CodeKind;
  /** Minutes for which the code is right. */
  minutes: number;
  /** Leads to the page on which the code stands already, absolute. */
  link?: string | undefined;
}

const WORDS: Readonly<Record<CodeKind, { title: string; ask: string; otherwise: string }>> = {
  'sign-in': {
    title: 'Your code to sign in',
    ask: 'Type this code where you asked for it:',
    otherwise: 'If you did not ask for it, do nothing: without the code nobody can sign in as you.',
  },
  'email-verification': {
    title: 'Your code to delete the account',
    ask: 'Type this code to confirm that your account and all that is kept in it are to be deleted:',
    otherwise:
      'If you did not ask for it, somebody is signed in as you: sign out everywhere on your account page.',
  },
  'forget-password': {
    title: 'Your code to set a password',
    ask: 'Type this code together with the password that you want to have:',
    otherwise:
      'If you did not ask for it, somebody is signed in as you: sign out everywhere on your account page.',
  },
  'change-email': {
    title: 'Your code to confirm this address',
    ask: 'Type this code to use this address for your account from now on:',
    otherwise: 'If you did not ask for it, do nothing: the address will not be used.',
  },
};

export function codeLetter({ to, code, kind, minutes, link }: CodeLetter, sender: Sender): Letter {
  const { title, ask, otherwise } = WORDS[kind];
  const body = h(
    LetterFrame,
    { sender, title, preview: `It is right for ${minutes} minutes.` },
    h(Paragraph, null, ask),
    h(Code, null, code),
    link === undefined
      ? null
      : h(Paragraph, null, 'Or follow this link: ', h(Anchor, { href: link }, 'Sign in')),
    h(Paragraph, null, `The code is right for ${minutes} minutes, and once. ${otherwise}`),
  );
  return { to, subject: `${code} · ${title} · ${sender.name}`, body };
}
