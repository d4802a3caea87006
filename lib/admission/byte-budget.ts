/** Limits the bytes of request bodies that are held at the same time, for one asker and in total. */
import type { Asker } from './asker.ts';
import { TooBusy } from './refusal.ts';

/** The share of the total that one asker may hold. */
const EACH = 1 / 4;

export class ByteBudget {
  readonly #limit: number;
  readonly #byTurn = new Map<string, number>();
  #held = 0;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes held now. */
  get held(): number {
    return this.#held;
  }

  /**
   * Reserves bytes.
   *
   * @returns a function that gives them back; calling it again does nothing
   * @throws TooBusy if there are not enough left
   */
  take(bytes: number, { turn, isNear }: Pick<Asker, 'turn' | 'isNear'>): () => void {
    const mine = this.#byTurn.get(turn) ?? 0;
    if (!isNear && mine + bytes > this.#limit * EACH) throw new TooBusy('asker');
    if (this.#held + bytes > this.#limit) throw new TooBusy('all');
    this.#held += bytes;
    this.#byTurn.set(turn, mine + bytes);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#held -= bytes;
      const left = (this.#byTurn.get(turn) ?? 0) - bytes;
      if (left > 0) this.#byTurn.set(turn, left);
      else this.#byTurn.delete(turn);
    };
  }
}
