/**
 * Renders pages again in the background that are still sent although a list on them has changed. They are rendered one at a
 * time, in the order in which they were requested, and with a pause after each, so that a change on thousands of pages takes
 * at most half of the time and leaves the machine to readers.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** How many may wait. A page beyond that is ordered by a later request. */
const MOST = 256;
/** Longest pause after a page, in milliseconds. The duration of a rendering means nothing if the machine stood still. */
const LONGEST_PAUSE = 250;

export class Renewals {
  readonly #make: (href: string) => Promise<unknown>;
  /** In the order in which they were asked for. */
  readonly #wanted = new Set<string>();
  #isAtWork = false;

  /** @param make renders a page again, if it is still stale; if that fails, the next request for the page gets the failure */
  constructor(make: (href: string) => Promise<unknown>) {
    this.#make = make;
  }

  /** How many pages wait or are being rendered. */
  get size(): number {
    return this.#wanted.size;
  }

  /** Orders a page. Repeated orders are one; if too many wait, the order is left to a later request. */
  ask(href: string): void {
    if (this.#wanted.size >= MOST) return;
    this.#wanted.add(href);
    if (!this.#isAtWork) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    // Pages that are ordered meanwhile are visited too.
    for (const href of this.#wanted) {
      const began = performance.now();
      try {
        await this.#make(href);
      } catch {
        // The next request orders it again.
      }
      this.#wanted.delete(href);
      if (this.#wanted.size > 0) await pause(Math.min(performance.now() - began, LONGEST_PAUSE));
    }
    this.#isAtWork = false;
  }
}
