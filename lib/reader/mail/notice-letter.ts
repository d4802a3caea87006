/** Letters that tell readers what was done with their account, so that they notice what they did not do themselves. */
import { createElement as h } from 'react';
import { showEmail } from '../email.ts';
import type { Letter } from './letter.ts';
import { LetterFrame, Paragraph, type Sender } from './letter-frame.ts';

export type AccountEvent =
  | { kind: 'email-changed'; from: string; to: string }
  | { kind: 'password-set' }
  | { kind: 'password-removed' }
  | { kind: 'passkey-added' }
  | { kind: 'deleted' };

const NOT_YOU =
  'If that was not you, sign in with a code, sign out everywhere on your account page, and remove what you do not know.';

function wordsOf(event: AccountEvent, sender: Sender): { title: string; texts: string[] } {
  switch (event.kind) {
    case 'email-changed':
      return {
        title: 'Your address was changed',
        texts: [
          `Your account now has the address ${showEmail(event.to)} in the place of ${showEmail(event.from)}.`,
          `If that was not you, tell ${sender.name} at once.`,
        ],
      };
    case 'password-set':
      return { title: 'Your password was set', texts: ['Other devices were signed out.', NOT_YOU] };
    case 'password-removed':
      return { title: 'Your password was removed', texts: ['You sign in with a code from now on.', NOT_YOU] };
    case 'passkey-added':
      return { title: 'A passkey was added', texts: ['It signs you in without a code.', NOT_YOU] };
    case 'deleted':
      return {
        title: 'Your account was deleted',
        texts: ['All that was kept in it was erased. What you kept on your devices stays there.'],
      };
  }
}

/** A mail server that is down should be back within a day. */
const LIFETIME = 24 * 60 * 60_000;

export function noticeLetter(to: string, event: AccountEvent, sender: Sender): Letter {
  const { title, texts } = wordsOf(event, sender);
  const body = h(
    LetterFrame,
    { sender, title, preview: texts[0] ?? title },
    ...texts.map((text) => h(Paragraph, { key: text }, text)),
  );
  return { to, subject: `${title} · ${sender.name}`, body, lifetime: LIFETIME };
}
