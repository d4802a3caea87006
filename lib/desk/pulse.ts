/**
 * The desk's sign of life. It comes from the very thread that does the work, so that one that hangs is found out; what works long
 * without a pause says so from within (`touch`), and what cannot be interrupted says beforehand how long it may take (`quiet`).
 */
import type { DeskCondition, SignOfLife } from '#lib/condition/desk-condition.ts';

export interface PulseOptions {
  /** Sends a sign, and calls `sent` when it is on its way. False if too much waits to be sent already. */
  say(sign: SignOfLife, sent: () => void): boolean;
  condition(): DeskCondition;
  /** ms, from any start */
  clock?: () => number;
}

/** Milliseconds between two signs. */
const EVERY = 2_000;

export class Pulse {
  readonly #options: PulseOptions;
  readonly #clock: () => number;
  readonly #timer: NodeJS.Timeout;
  #last = Number.NEGATIVE_INFINITY;
  #isHeldUp = false;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.#timer = setInterval(() => this.beat(), EVERY);
    this.beat();
  }

  /** To be called from within work that leaves nothing else a turn: a sign goes out if it is time. */
  readonly touch = (): void => {
    if (this.#clock() - this.#last >= EVERY) this.beat();
  };

  /** Does `work`, which may take up to `ms` without a sign. */
  quiet<Result>(ms: number, work: () => Result): Result {
    this.beat(ms);
    try {
      return work();
    } finally {
      this.beat();
    }
  }

  beat(quietFor = 0): void {
    // Whoever does not take them gets no more: they would gather here.
    if (this.#isHeldUp) return;
    this.#last = this.#clock();
    const { say, condition } = this.#options;
    this.#isHeldUp = !say({ type: 'alive', quietFor, condition: condition() }, () => {
      this.#isHeldUp = false;
    });
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
