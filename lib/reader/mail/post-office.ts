/**
 * Sends messages to the mail server. A bounded number may wait, each in a file until it is sent, finally refused or too old. While
 * the server is away, one message at a time tests whether it is back.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { seldom } from '../seldom.ts';
import type { MailState } from './post.ts';
import { fateOf, reasonOf } from './send-failure.ts';
import type { Spool, Spooled } from './spool.ts';
import type { Message } from './write-message.ts';

/** Codes are refused while this many messages wait. Notices about accounts are accepted up to `MOST`. */
const MANY = 500;
const MOST = 600;
/** Connections to the mail server. */
export const AT_ONCE = 3;
/** Pauses before the next try, in ms; the last one from then on. */
const PAUSES = [1_000, 5_000, 15_000, 30_000, 60_000];
/** How long the stop of the paper waits for messages that are being sent, in ms. */
const CLOSING = 2_000;

interface Waiting extends Spooled {
  /** Undefined if it could not be written. It is then sent from memory. */
  file: string | undefined;
  /** By the process's own clock, in ms. */
  due: number;
  tries: number;
}

export interface OfficeOptions {
  spool: Spool;
  /** @throws nodemailer's error */
  send(message: Message): Promise<unknown>;
  /** In ms since 1970. */
  now(): number;
  /** Its messages name no reader and contain no code. */
  log(level: 'info' | 'warn' | 'error', message: string): void;
  /** Other pauses in tests. */
  pauses?: readonly number[];
}

export class PostOffice {
  readonly #options: OfficeOptions;
  readonly #waiting = new Set<Waiting>();
  readonly #sending = new Map<Waiting, Promise<void>>();
  readonly #pauses: readonly number[];
  /** Messages that are being written. */
  #coming = 0;
  /** How many tries in a row failed because the server was away, and until when it is left alone. */
  #away = 0;
  #awayUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #refused = 0;
  #lastFailure: MailState['lastFailure'];
  readonly #complaints = new Map<string, ReturnType<typeof seldom>>();

  constructor(options: OfficeOptions) {
    this.#options = options;
    this.#pauses = options.pauses ?? PAUSES;
    const { left, damaged } = options.spool.restore(options.now());
    for (const { file, spooled } of left) this.#waiting.add({ ...spooled, file, due: 0, tries: 0 });
    if (damaged > 0) options.log('warn', `${damaged} messages to readers were damaged and are given up.`);
    this.#goOn();
  }

  hasRoom(): boolean {
    return this.#waiting.size + this.#coming < MANY;
  }

  /** Counts a code that was requested and not sent. */
  refuse(): void {
    this.#refused += 1;
  }

  state(): MailState {
    const last = this.#lastFailure;
    return {
      waiting: this.#waiting.size + this.#coming,
      refused: this.#refused,
      ...(last ? { lastFailure: last } : {}),
    };
  }

  /** Accepts a message. It is on the disk when this resolves. @param write makes the message */
  async take(write: () => Promise<Message>, until: number): Promise<void> {
    const { spool, now } = this.#options;
    if (this.#waiting.size + this.#coming >= MOST) {
      this.#refused += 1;
      this.#complain('full', 'error', 'Too many messages wait for the mail server: one more is lost');
      return;
    }
    this.#coming += 1;
    try {
      const message = await write();
      const file = await spool.keep({ message, until }, now()).catch(() => undefined);
      if (file === undefined)
        this.#complain(
          'unwritten',
          'error',
          'A message to a reader cannot be written to the disk: it is lost if the paper stops before it is sent',
        );
      this.#waiting.add({ message, until, file, due: 0, tries: 0 });
    } finally {
      this.#coming -= 1;
    }
    this.#goOn();
  }

  /** Waits for what is being sent. Other messages stay on the disk for the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await Promise.race([Promise.all(this.#sending.values()), pause(CLOSING, undefined, { ref: false })]);
  }

  /** Sends the messages that are due, and sets a timer for the next one. */
  #goOn(): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#dropOld();
    const present = performance.now();
    const rest = [...this.#waiting].filter((each) => !this.#sending.has(each));
    const free = (this.#away > 0 ? 1 : AT_ONCE) - this.#sending.size;
    if (present >= this.#awayUntil)
      for (const each of rest.filter(({ due }) => due <= present).slice(0, Math.max(0, free)))
        this.#sending.set(each, this.#send(each));
    const next = rest.filter((each) => !this.#sending.has(each)).map(({ due }) => due);
    if (next.length === 0) return;
    const wake = Math.max(this.#awayUntil, Math.min(...next));
    // Each message that is being sent calls this again at its end.
    if (wake > present) {
      this.#timer = setTimeout(() => this.#goOn(), wake - present);
      this.#timer.unref();
    }
  }

  #dropOld(): void {
    const { now } = this.#options;
    for (const each of this.#waiting) {
      if (each.until > now() || this.#sending.has(each)) continue;
      void this.#drop(each);
      this.#complain('old', 'error', 'A message to a reader was not taken in time and is given up');
    }
  }

  async #drop(each: Waiting): Promise<void> {
    this.#waiting.delete(each);
    if (each.file !== undefined) await this.#options.spool.drop(each.file).catch(() => {});
  }

  async #send(each: Waiting): Promise<void> {
    const { send, log } = this.#options;
    try {
      await send(each.message);
      if (this.#away > 0) log('info', 'The mail server takes messages again.');
      [this.#away, this.#awayUntil] = [0, 0];
      // The file is deleted before the message counts as done: otherwise it could be sent again after a stop.
      await this.#drop(each);
    } catch (error) {
      await this.#failed(each, error);
    } finally {
      this.#sending.delete(each);
      this.#goOn();
    }
  }

  async #failed(each: Waiting, error: unknown): Promise<void> {
    const fate = fateOf(error);
    const reason = reasonOf(error);
    this.#lastFailure = { at: this.#options.now(), reason };
    if (fate === 'never') {
      this.#complain('never', 'warn', `A message to a reader was refused (${reason}) and is given up`);
      await this.#drop(each);
      return;
    }
    each.tries += 1;
    each.due = performance.now() + this.#pauseAfter(each.tries);
    if (fate === 'later') {
      this.#complain('later', 'warn', `A message to a reader was not taken (${reason}); it is tried again`);
      return;
    }
    each.due = 0;
    // Messages that were sent at the same time fail too: together they are one failure.
    if (performance.now() >= this.#awayUntil) {
      this.#away += 1;
      this.#awayUntil = performance.now() + this.#pauseAfter(this.#away);
    }
    const wait = `${this.#waiting.size} messages to readers wait, and are tried again`;
    this.#complain('away', 'error', `The mail server cannot be used (${reason}): ${wait}`);
  }

  #pauseAfter(tries: number): number {
    return this.#pauses[Math.min(tries, this.#pauses.length) - 1] ?? 0;
  }

  /** Logs the first complaint of a kind at once, then at most one a minute. */
  #complain(kind: string, level: 'warn' | 'error', message: string): void {
    const mayComplain = this.#complaints.get(kind) ?? seldom(() => performance.now());
    this.#complaints.set(kind, mayComplain);
    const may = mayComplain();
    if (may === undefined) return;
    const more = may.keptBack > 0 ? ` (and ${may.keptBack} more since this was last said)` : '';
    this.#options.log(level, `${message}${more}.`);
  }
}
