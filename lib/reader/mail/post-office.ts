/**
 * Messages on their way to the mail server: a bounded number, kept in files until each is sent, refused for good or too old. While
 * the server is away one of them at a time asks whether it is back.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { seldom } from '../seldom.ts';
import type { MailState } from './post.ts';
import { fateOf, reasonOf } from './send-failure.ts';
import type { Spool, Spooled } from './spool.ts';
import type { Message } from './write-message.ts';

/** Codes are refused while so many messages wait; news of accounts may still come. */
const MANY = 500;
const MOST = 600;
/** Connections to the mail server. */
export const AT_ONCE = 3;
/** Pauses before the next try, in ms; the last one from then on. */
const PAUSES = [1_000, 5_000, 15_000, 30_000, 60_000];
/** What is being sent when the paper stops is waited for so long, in ms. */
const CLOSING = 2_000;

interface Waiting extends Spooled {
  /** Undefined if it could not be written: it is sent from memory. */
  file: string | undefined;
  /** By the process's own clock, in ms. */
  due: number;
  tries: number;
}

export interface OfficeOptions {
  spool: Spool;
  /** @throws what nodemailer says */
  send(message: Message): Promise<unknown>;
  /** In ms since 1970. */
  now(): number;
  /** Told nothing that names a reader or holds a code. */
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
  /** How often the server was away in a row, and until when it is left alone. */
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

  /** A code was asked for and not sent. */
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

  /** Takes a message in: it is on the disk when this resolves. @param write makes it */
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

  /** What is not sent by then waits on the disk for the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await Promise.race([Promise.all(this.#sending.values()), pause(CLOSING, undefined, { ref: false })]);
  }

  /** Sends what is due, and wakes up when the next one is. */
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
    // Whoever is being sent comes back here.
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
      // Before it counts as done: a paper that stops meanwhile would send it again.
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
    // Others that were under way fail with it: that is one failure.
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

  /** At once, and then once a minute for each kind. */
  #complain(kind: string, level: 'warn' | 'error', message: string): void {
    const mayComplain = this.#complaints.get(kind) ?? seldom(() => performance.now());
    this.#complaints.set(kind, mayComplain);
    const may = mayComplain();
    if (may === undefined) return;
    const more = may.keptBack > 0 ? ` (and ${may.keptBack} more since this was last said)` : '';
    this.#options.log(level, `${message}${more}.`);
  }
}
