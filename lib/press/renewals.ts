/**
 * Pages that are sent although a list on them has changed are made anew in the background: in the order in which they
 * were asked for, one at a time, and half of the time at the most, so that a change of what stands on thousands of pages
 * leaves the machine to readers.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** So many may wait; who asks for another has it ordered when there is room again. */
const MOST = 256;
/** Longest pause after a page, in milliseconds: what one rendering took is no measure where the machine stood still. */
const LONGEST_PAUSE = 250;

export class Renewals {
  readonly #make: (href: string) => Promise<unknown>;
  /** In the order in which they were asked for. */
  readonly #wanted = new Set<string>();
  #isAtWork = false;

  /** @param make makes a page anew, if it is still wanted; whoever asks for it next is told if it cannot be made */
  constructor(make: (href: string) => Promise<unknown>) {
    this.#make = make;
  }

  /** Pages that wait or are being made. */
  get size(): number {
    return this.#wanted.size;
  }

  /** Has a page made anew. Asked again and again, it is made once; where too many wait, it is left to who asks next. */
  ask(href: string): void {
    if (this.#wanted.size >= MOST) return;
    this.#wanted.add(href);
    if (!this.#isAtWork) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    // What is asked for meanwhile comes in its turn.
    for (const href of this.#wanted) {
      const began = performance.now();
      try {
        await this.#make(href);
      } catch {
        // It is asked for again by the next reader.
      }
      this.#wanted.delete(href);
      if (this.#wanted.size > 0) await pause(Math.min(performance.now() - began, LONGEST_PAUSE));
    }
    this.#isAtWork = false;
  }
}
