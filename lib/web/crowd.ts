/** Tells a crowd that lasts, which one more process is worth, from a change that makes some pages anew and is over. */

/** Orders under way or waiting that make a crowd. */
const CROWD = 4;
/** A crowd lasts when it was met so often without a pause. */
const LASTING = 24;
/** So long without an order is a pause (ms). Readers who are answered at the same time ask again at the same time. */
const PAUSE = 100;

export class Crowd {
  #met = 0;
  /** When something was made last, of `performance.now()`. */
  #lastMade = 0;

  /** Counts an order. @param orders under way or waiting before it @returns true when the crowd has lasted */
  grows(orders: number): boolean {
    if (orders === 0 && performance.now() - this.#lastMade > PAUSE) this.#met = 0;
    else if (orders >= CROWD) this.#met += 1;
    if (this.#met < LASTING) return false;
    this.#met = 0;
    return true;
  }

  made(): void {
    this.#lastMade = performance.now();
  }
}
