/** Results that are costly to make and depend on their input alone: made once, kept while they are used. */

interface Kept<Result> {
  input: string;
  result: Result;
}

export class Remembered<Result> {
  readonly #most: number;
  /** Insertion order is order of use: the first is the least recently used. */
  readonly #kept = new Map<string, Kept<Result>>();

  /** @param most results that are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** What was made of this input last time, or is made now. One result is kept for each name. */
  get(name: string, input: string, make: () => Result): Result {
    const known = this.#kept.get(name);
    const kept = known?.input === input ? known : { input, result: make() };
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    return kept.result;
  }
}
