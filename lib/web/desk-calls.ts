/** Calls to the desk that wait for its answer. It answers each, in the order in which they were made. */

interface Call {
  resolve: (change: number) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

export class DeskCalls {
  readonly #patience: number;
  readonly #waiting: Call[] = [];

  /** @param patience milliseconds that a call waits, whichever desk answers it */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** Calls that the present desk, or the next one, is to answer. A call that has waited too long keeps its place: its answer comes. */
  get count(): number {
    return this.#waiting.length;
  }

  /** @param why what is said if no answer comes in time */
  wait(why: () => string): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(why())), this.#patience);
      this.#waiting.push({ resolve, reject, timer });
    });
  }

  /** The answer to the first of them. */
  answer(change: number): void {
    const call = this.#waiting.shift();
    clearTimeout(call?.timer);
    call?.resolve(change);
  }

  /** The first of them cannot be answered. */
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
