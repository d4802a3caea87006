/**
 * The desk's sign of life. It is sent by the thread that does the work, so that a hanging desk is noticed. Long work without a pause
 * sends it from within (`touch`), and work that cannot be interrupted announces how long it may take (`quiet`).
 */
import type { DeskCondition, SignOfLife } from '#lib/condition/desk-condition.ts';

export interface PulseOptions {
  /** Sends a sign, and calls `sent` when it has been handed over. False if too many messages are waiting already. */
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

  /** To be called from within work that blocks the event loop. Sends a sign if it is time. */
  readonly touch = (): void => {
    if (this.#clock() - this.#last >= EVERY) this.beat();
  };

  /** Runs `work`, which may take up to `ms` without a sign. */
  quiet<Result>(ms: number, work: () => Result): Result {
    this.beat(ms);
    try {
      return work();
    } finally {
      this.beat();
    }
  }

  beat(quietFor = 0): void {
    // If the parent does not read them, no more are sent: they would pile up here.
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
