/** Sends letters: through the mail server that the operator named, or to the outbox if there is none. */
import { createTransport } from 'nodemailer';
import type { Letter } from './letter.ts';
import type { Sender } from './letter-frame.ts';
import { writeToOutbox } from './outbox.ts';
import { AT_ONCE, PostOffice } from './post-office.ts';
import { reasonOf } from './send-failure.ts';
import { Spool } from './spool.ts';
import { type Message, mailOf, writeMessage } from './write-message.ts';

/**
 * A server that does not answer is given up after these times, in ms (nodemailer's defaults are minutes). The query of `SMTP_URL`
 * overrides them: `?connectionTimeout=30000`.
 */
const PATIENCE = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};
/** The limit for one message, however slowly a server answers, in ms. */
const LONGEST = 90_000;

export interface PostOptions {
  /** `smtp://` or `smtps://`, with user and password; undefined: messages go to the outbox. */
  smtp: string | undefined;
  /** Address of the sender. */
  from: string;
  /** Absolute folder for messages that no server takes. */
  outbox: string;
  /** Absolute folder of this process for messages that wait for the server. */
  spool: string;
  sender(): Sender;
  now(): number;
  /** Told nothing that names a reader or holds a code. */
  log(level: 'info' | 'warn' | 'error', message: string): void;
  /** Other times in tests, in ms. */
  pauses?: readonly number[];
  patience?: Partial<typeof PATIENCE>;
}

/** The state of messages, for the operator. */
export interface MailState {
  /** Messages that wait to be sent. */
  waiting: number;
  /** Codes that were requested since the start and not sent, because too many messages waited or were sent within the hour. */
  refused: number;
  /** The last one, in ms since 1970, with a reason that names nobody. */
  lastFailure?: { at: number; reason: string };
}

export interface Post {
  /** Accepts a letter. Never fails: if it cannot be sent, the log says so. */
  send(letter: Letter): Promise<void>;
  /** False if too many messages wait to send another code. */
  hasRoom(): boolean;
  /** Counts a code that was not sent. */
  refuse(): void;
  state(): MailState;
  close(): Promise<void>;
}

function outboxPost(options: PostOptions): Post {
  const { outbox, log, now, from, sender } = options;
  const file = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const state: MailState = { waiting: 0, refused: 0 };
  return {
    async send(letter) {
      try {
        const written = await writeMessage(letter, { from, sender: sender(), now: now() });
        const { message } = await file.sendMail(mailOf(written));
        // As `buffer` asks for.
        const path = await writeToOutbox(outbox, message as Buffer, now());
        log('info', `No SMTP_URL is set: a message to a reader is in ${path}`);
      } catch (error) {
        state.lastFailure = { at: now(), reason: reasonOf(error) };
        log('error', `A message to a reader could not be written to ${outbox}: ${reasonOf(error)}.`);
      }
    },
    hasRoom: () => true,
    refuse() {
      state.refused += 1;
    },
    state: () => state,
    close: async () => {},
  };
}

function serverPost(smtp: string, options: PostOptions): Post {
  const { from, sender, now, log, spool, pauses, patience } = options;
  const server = createTransport({
    url: smtp,
    pool: true,
    maxConnections: AT_ONCE,
    ...PATIENCE,
    ...patience,
  });
  const office = new PostOffice({
    spool: new Spool(spool),
    send(message: Message) {
      const mail = { ...mailOf(message), signal: AbortSignal.timeout(LONGEST) };
      return server.sendMail(mail);
    },
    now,
    log,
    ...(pauses ? { pauses } : {}),
  });
  return {
    async send(letter) {
      const write = () => writeMessage(letter, { from, sender: sender(), now: now() });
      try {
        await office.take(write, now() + letter.lifetime);
      } catch (error) {
        log('error', `A message to a reader could not be made: ${reasonOf(error)}.`);
      }
    },
    hasRoom: () => office.hasRoom(),
    refuse: () => office.refuse(),
    state: () => office.state(),
    async close() {
      await office.close();
      server.close();
    },
  };
}

export const openPost = (options: PostOptions): Post =>
  options.smtp === undefined ? outboxPost(options) : serverPost(options.smtp, options);
