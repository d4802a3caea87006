/** Whether readers' data can be reached: what the log and the health page are told, and when that is over. */
import type { DatabaseAway } from './away.ts';
import { seldom } from './seldom.ts';

/** So often it is asked for, in ms: while all is well, and while it is away. */
const CALM = 60_000;
const AWAY = 2_000;
/** Nothing may have failed for so long, in ms: on a full disk a small write may succeed where the next one fails. */
const SETTLED = 5_000;

export interface DatabaseState {
  state: 'ok' | 'away';
  /** In ms since 1970. */
  since: number;
  /** Why it is away: a sentence without a reader or a secret. */
  reason?: string;
}

interface WatchOptions {
  /** What the log calls the database; nothing that lets anybody in. */
  name: string;
  /** Asks the database for something; while it is away, to be written too. @throws if it cannot be used */
  probe(isAway: boolean): Promise<void>;
  now(): number;
  log(level: 'info' | 'warn' | 'error', message: string, error?: unknown): void;
  /** Told when the state is another one. */
  onChange(): void;
}

export class DatabaseWatch {
  readonly #options: WatchOptions;
  #state: DatabaseState;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  readonly #mayComplain = seldom(() => performance.now());
  /** When something failed last, by the process's own clock. */
  #failedAt = Number.NEGATIVE_INFINITY;
  /** Whether the log was told of this time. */
  #hasComplained = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#state = { state: 'ok', since: options.now() };
    this.#sleep();
  }

  current(): DatabaseState {
    return this.#state;
  }

  /** Something that was asked of it failed. */
  failed(error: DatabaseAway): void {
    const reason = error.message;
    const isNews = this.#state.state === 'ok';
    if (isNews || this.#state.reason !== reason) {
      const since = isNews ? this.#options.now() : this.#state.since;
      this.#state = { state: 'away', since, reason };
      this.#options.onChange();
    }
    this.#failedAt = performance.now();
    if (this.#mayComplain() !== undefined) {
      this.#hasComplained = true;
      this.#options.log(
        'error',
        `The readers' database (${this.#options.name}) cannot be used: ${reason.replace(/\.$/, '')}. Readers' pages answer 503, the paper is served as before.`,
      );
    }
    if (isNews) this.#sleep();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #sleep(): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#look(), this.#state.state === 'ok' ? CALM : AWAY);
    this.#timer.unref();
  }

  /** What fails comes to `failed`. */
  async #look(): Promise<void> {
    const wasAway = this.#state.state === 'away';
    try {
      await this.#options.probe(wasAway);
      if (wasAway && performance.now() - this.#failedAt >= SETTLED) this.#recovered();
    } catch {
      // It has been said.
    }
    this.#sleep();
  }

  #recovered(): void {
    const { now, log, onChange } = this.#options;
    const seconds = Math.round((now() - this.#state.since) / 1000);
    this.#state = { state: 'ok', since: now() };
    if (this.#hasComplained) log('info', `The readers' database can be used again, after ${seconds} s.`);
    this.#hasComplained = false;
    onChange();
  }
}
