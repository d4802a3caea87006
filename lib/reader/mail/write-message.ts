/** From a letter to the message that is sent. */
import { randomUUID } from 'node:crypto';
import { render, toPlainText } from '@react-email/render';
import { readEmail } from '../email.ts';
import type { Letter } from './letter.ts';
import type { Sender } from './letter-frame.ts';

/** In a form that nodemailer accepts and JSON preserves. */
export interface Message {
  from: { name: string; address: string };
  to: { name: ''; address: string };
  subject: string;
  html: string;
  text: string;
  /** ISO 8601. */
  date: string;
  /** The same for every try, so that mail programs show the message once. */
  messageId: string;
  headers: Record<string, string>;
}

interface Written {
  /** Address of the sender. */
  from: string;
  sender: Sender;
  now: number;
}

/** The message for nodemailer, which would write a date that is a string unchanged. */
export const mailOf = (message: Message) => ({ ...message, date: new Date(message.date) });

/** @throws if the recipient is not a valid address */
export async function writeMessage(letter: Letter, { from, sender, now }: Written): Promise<Message> {
  const read = readEmail(letter.to);
  if ('error' in read) throw new Error('A letter has no address.');
  const html = await render(letter.body);
  return {
    from: { name: sender.name, address: from },
    // An object, because nodemailer would parse a string.
    to: { name: '', address: read.email },
    subject: letter.subject,
    html,
    text: toPlainText(html),
    date: new Date(now).toISOString(),
    messageId: `<${randomUUID()}@${new URL(sender.origin).hostname}>`,
    // No answer of a machine is wanted (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}
