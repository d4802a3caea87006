/** Sends letters: through the mail server that the operator named, or to the outbox where there is none. */
import { setTimeout as pause } from 'node:timers/promises';
import { render, toPlainText } from '@react-email/render';
import { createTransport } from 'nodemailer';
import type { Letter } from './letter.ts';
import type { Sender } from './letter-frame.ts';
import { writeToOutbox } from './outbox.ts';

/** Pauses before a message is tried again, in milliseconds: a server that restarts is back by then. */
const PAUSES = [1_000, 5_000, 30_000];

export interface PostOptions {
  /** `smtp://` or `smtps://`, with user and password; undefined: messages go to the outbox. */
  smtp: string | undefined;
  /** Address of the sender. */
  from: string;
  /** Absolute folder. */
  outbox: string;
  sender(): Sender;
  now(): number;
  /** Told nothing that names a reader or holds a code. */
  log(level: 'info' | 'warn' | 'error', message: string): void;
  /** Other pauses in tests. */
  pauses?: readonly number[];
}

interface Message {
  from: { name: string; address: string };
  to: string;
  subject: string;
  html: string;
  text: string;
  date: Date;
  headers: Record<string, string>;
}

/** What a failure may say: servers quote addresses. */
const kindOf = (error: unknown): string => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return [code, responseCode]
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(' ');
};

async function write(letter: Letter, { from, sender, now }: PostOptions): Promise<Message> {
  const html = await render(letter.body);
  return {
    from: { name: sender().name, address: from },
    to: letter.to,
    subject: letter.subject,
    html,
    text: toPlainText(html),
    date: new Date(now()),
    // No answer of a machine is wanted (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

/** Sends one letter. Never fails: what cannot be sent after some tries is a line in the log. */
export type Post = (letter: Letter) => Promise<void>;

export function openPost(options: PostOptions): Post {
  const { smtp, outbox, log, now, pauses = PAUSES } = options;
  if (smtp === undefined) {
    const file = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
    return async (letter) => {
      try {
        const { message } = await file.sendMail(await write(letter, options));
        // As `buffer` asks for.
        log(
          'info',
          `No SMTP_URL is set: a message to a reader is in ${await writeToOutbox(outbox, message as Buffer, now())}`,
        );
      } catch (error) {
        log(
          'error',
          `A message to a reader could not be written to ${outbox}: ${kindOf(error) || 'it could not be made'}.`,
        );
      }
    };
  }
  const server = createTransport(smtp, {});
  return async (letter) => {
    const message = await write(letter, options);
    for (let attempt = 0; ; attempt += 1) {
      try {
        await server.sendMail(message);
        return;
      } catch (error) {
        const wait = pauses[attempt];
        log(
          wait === undefined ? 'error' : 'warn',
          `A message to a reader was not taken by the mail server (${kindOf(error)})${wait === undefined ? ' and is given up.' : '; it is tried again.'}`,
        );
        if (wait === undefined) return;
        await pause(wait);
      }
    }
  };
}
