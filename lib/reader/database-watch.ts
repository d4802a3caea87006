/** Watches whether readers' data can be reached, and tells the log and the health page when that changes. */
import type { DatabaseAway } from './away.ts';
import { seldom } from './seldom.ts';

/** How often the database is probed, in ms: while it works, and while it is away. */
const CALM = 60_000;
const AWAY = 2_000;
/** It counts as recovered after this long without a failure, in ms: on a full disk a small write may succeed and the next one fail. */
const SETTLED = 5_000;

export interface DatabaseState {
  state: 'ok' | 'away';
  /** In ms since 1970. */
  since: number;
  /** Why it is away, in a sentence that contains no reader and no secret. */
  reason?: string;
}

interface WatchOptions {
  /** The name of the database in the log, without credentials. */
  name: string;
  /** Reads from the database; while it is away, also writes. @throws if it cannot be used */
  probe(isAway: boolean): Promise<void>;
  now(): number;
  log(level: 'info' | 'warn' | 'error', message: string, error?: unknown): void;
  /** Called when the state has changed. */
  onChange(): void;
}

export class DatabaseWatch {
  readonly #options: WatchOptions;
  #state: DatabaseState;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  readonly #mayComplain = seldom(() => performance.now());
  /** The time of the last failure, by the process's own clock. */
  #failedAt = Number.NEGATIVE_INFINITY;
  /** Whether the present outage was logged. */
  #hasComplained = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#state = { state: 'ok', since: options.now() };
    this.#sleep();
  }

  current(): DatabaseState {
    return this.#state;
  }

  /** To be called when a query failed because the database was away. */
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

  /** Probes the database. A failure arrives at `failed`. */
  async #look(): Promise<void> {
    const wasAway = this.#state.state === 'away';
    try {
      await this.#options.probe(wasAway);
      if (wasAway && performance.now() - this.#failedAt >= SETTLED) this.#recovered();
    } catch {
      // `failed` has been called.
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
