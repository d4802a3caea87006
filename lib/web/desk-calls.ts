/** Calls to the desk that wait for an answer. The desk answers all of them, in the order in which they were made. */

interface Call {
  resolve: (change: number) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

export class DeskCalls {
  readonly #patience: number;
  readonly #waiting: Call[] = [];

  /** @param patience how long a call waits, in milliseconds, even if the desk is replaced meanwhile */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** The number of calls that the desk has yet to answer. A call that timed out keeps its place, because its answer still comes. */
  get count(): number {
    return this.#waiting.length;
  }

  /** @param why makes the error message if no answer comes in time */
  wait(why: () => string): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(why())), this.#patience);
      this.#waiting.push({ resolve, reject, timer });
    });
  }

  /** Answers the oldest call. */
  answer(change: number): void {
    const call = this.#waiting.shift();
    clearTimeout(call?.timer);
    call?.resolve(change);
  }

  /** Rejects the oldest call. */
  refuse(reason: string): void {
    const call = this.#waiting.shift();
    clearTimeout(call?.timer);
    call?.reject(new Error(reason));
  }

  rejectAll(reason: string): void {
    for (const { reject, timer } of this.#waiting.splice(0)) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
  }
}
