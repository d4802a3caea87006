/** Bytes of bodies that may be held at the same time: by one asker, and by all together. */
import type { Asker } from './asker.ts';
import { TooBusy } from './refusal.ts';

/** Share of all that one asker may hold. */
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
   * Takes bytes; what is returned gives them back, once.
   *
   * @throws TooBusy if there is not so much left
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
