/** Does work a few pieces at a time, in the order in which it came. */

/** So much waits already that more would only wait in vain. */
export class QueueFull extends Error {
  override name = 'QueueFull';
}

export interface QueueLimits {
  /** Pieces of work done at the same time. */
  atOnce: number;
  /** Pieces that may wait for their turn. */
  waiting: number;
}

export class Queue {
  readonly #limits: QueueLimits;
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Does the work when its turn comes. @throws QueueFull at once, where too much waits already */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#underWay >= this.#limits.atOnce) {
      if (this.#waiting.length >= this.#limits.waiting) throw new QueueFull('Too much waits to be done.');
      // Who ends hands the turn on: it is never free in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#underWay += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#underWay -= 1;
      else next();
    }
  }
}
