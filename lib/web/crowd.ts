/** Tells a lasting crowd, which is worth another renderer, from a short burst such as the pages that one change renders again. */

/** This many orders in progress or waiting are a crowd. */
const CROWD = 4;
/** The crowd is lasting after this many orders have met it without a pause. */
const LASTING = 24;
/** This long without an order is a pause (ms). Readers who are answered together ask again together, so shorter gaps do not count. */
const PAUSE = 100;

export class Crowd {
  #met = 0;
  /** When the last order was finished, by `performance.now()`. */
  #lastMade = 0;

  /** Counts an order. @param orders in progress or waiting before it @returns true once the crowd is lasting */
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
