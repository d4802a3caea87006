/** Orders that wait for a renderer: the most urgent first, and those that are equally urgent in the order in which they came. */
import { URGENCIES, type Urgency } from '#lib/press/urgency.ts';

export interface WaitingOrder<Renderer> {
  begin: (renderer: Renderer) => void;
  refuse: (error: Error) => void;
}

export class OrderLine<Renderer> {
  readonly #rows = new Map<Urgency, WaitingOrder<Renderer>[]>(URGENCIES.map((urgency) => [urgency, []]));

  get size(): number {
    return [...this.#rows.values()].reduce((sum, { length }) => sum + length, 0);
  }

  add(urgency: Urgency, order: WaitingOrder<Renderer>): void {
    this.#rows.get(urgency)?.push(order);
  }

  /** Removes and returns the order whose turn it is. */
  next(): WaitingOrder<Renderer> | undefined {
    for (const row of this.#rows.values()) if (row.length > 0) return row.shift();
    return undefined;
  }
}
