/**
 * Measures how long another process has been silent, counted in looks. Time in which this process itself was stopped, asleep or
 * too busy to look does not count: messages that arrived meanwhile have not been read yet.
 */
export interface SilenceOptions {
  /** Longest silence, in milliseconds. */
  limit: number;
  /** Longest silence before the first message. */
  first: number;
  /** Milliseconds between two looks. */
  every: number;
}

export class Silence {
  readonly #options: SilenceOptions;
  #silent = 0;
  #allowed: number;
  #looked: number | undefined;

  constructor(options: SilenceOptions) {
    this.#options = options;
    this.#allowed = options.first;
  }

  /** Milliseconds since the last message. */
  get duration(): number {
    return this.#silent;
  }

  /** A message came; the next one may take `quietFor` milliseconds. */
  heard(quietFor = 0): void {
    this.#silent = 0;
    this.#allowed = Math.max(this.#options.limit, quietFor);
  }

  /** True if it has been silent for too long; `now`: ms, from any start. */
  look(now: number): boolean {
    const passed = now - (this.#looked ?? now);
    this.#looked = now;
    // However late a look comes, it counts as no more than two.
    this.#silent += Math.min(passed, 2 * this.#options.every);
    return this.#silent > this.#allowed;
  }
}
