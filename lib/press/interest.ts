/** Work that several clients may wait for. If it has not begun when the last of them leaves, it is given up. */
import { ClientGone } from '#lib/admission/refusal.ts';

export class Interest<Result> {
  readonly #controller = new AbortController();
  readonly #result: Promise<Result>;
  #interested = 0;

  /** @param begin starts the work; its signal is aborted when nobody waits for the result any more */
  constructor(begin: (signal: AbortSignal) => Promise<Result>) {
    this.#result = begin(this.#controller.signal);
    // Whoever has joined gets the failure. If all have left, it must not be an unhandled rejection.
    this.#result.catch(() => {});
  }

  /**
   * Waits for the result of the work.
   *
   * @param signal aborted when this client leaves; without one it stays until the end
   * @throws ClientGone if it left; whatever the work throws
   */
  join(signal?: AbortSignal): Promise<Result> {
    this.#interested += 1;
    if (signal === undefined) return this.#result;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#interested -= 1;
        if (this.#interested === 0) this.#controller.abort();
        reject(new ClientGone());
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      this.#result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }
}
