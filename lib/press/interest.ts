/** Work that several may wait for: given up, if it was not begun, when the last of them has left. */
import { ClientGone } from '#lib/admission/refusal.ts';

export class Interest<Result> {
  readonly #controller = new AbortController();
  readonly #result: Promise<Result>;
  #interested = 0;

  /** @param begin begins the work; its signal is aborted when nobody waits for it any more */
  constructor(begin: (signal: AbortSignal) => Promise<Result>) {
    this.#result = begin(this.#controller.signal);
    // Whoever joins hears of a failure; if all have left, nobody has to.
    this.#result.catch(() => {});
  }

  /**
   * The result of the work.
   *
   * @param signal aborted when the one who joins leaves; without one they stay until the end
   * @throws ClientGone if they left, and whatever the work throws
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
