/** Indexes what waits to be found, between the desk's other work: an edition just filled, one older than the index. */
import { setTimeout as pause } from 'node:timers/promises';

export interface SearchDeskOptions {
  /** Indexes some of what waits, in one transaction; false where nothing waits. */
  indexSome(): boolean;
  onDone(milliseconds: number): void;
  /** Called when it has stopped after a failure; `wake` continues. */
  onFailure(error: unknown): void;
}

/** Others are let in between two transactions for so long, in milliseconds. */
const PAUSE = 5;

export class SearchDesk {
  readonly #options: SearchDeskOptions;
  #isAtWork = false;
  #isStopped = false;

  constructor(options: SearchDeskOptions) {
    this.#options = options;
  }

  /** Looks whether something waits, and goes on until nothing does. */
  wake(): void {
    if (this.#isAtWork || this.#isStopped) return;
    this.#isAtWork = true;
    void this.#work().finally(() => {
      this.#isAtWork = false;
    });
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #work(): Promise<void> {
    const begun = performance.now();
    let some = false;
    while (!this.#isStopped) {
      try {
        if (!this.#options.indexSome()) break;
        some = true;
        await pause(PAUSE);
      } catch (error) {
        this.#options.onFailure(error);
        return;
      }
    }
    if (some && !this.#isStopped) this.#options.onDone(performance.now() - begun);
  }
}
