/**
 * Keeps the paper's hours: announces stories whose time has come. It looks at the clock again and again, for a long
 * timer runs late when the machine sleeps or its clock is set.
 */

const LOOK = 500;

export interface Hours {
  /** ms */
  now(): number;
  /** Instant (ms) of the next thing that becomes due after `now`. */
  nextDue(now: number): number | undefined;
  /** Announces everything due by `now`. */
  announce(now: number): void;
  /** Called when announcing failed. The timetable is then stopped until `start` is called again. */
  onFailure(error: unknown): void;
}

export class Timetable {
  readonly #hours: Hours;
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #next: number | undefined;
  #lastLook = Number.NEGATIVE_INFINITY;

  constructor(hours: Hours) {
    this.#hours = hours;
  }

  /** Announces what became due while nobody looked, then keeps looking; false if that failed. */
  start(): boolean {
    this.#isRunning = true;
    return this.#keep(() => this.#announce(this.#hours.now()));
  }

  /** To be called when what is scheduled may have changed. */
  refresh(): void {
    if (!this.#isRunning) return;
    this.#keep(() => {
      this.#next = this.#hours.nextDue(this.#hours.now());
    });
  }

  stop(): void {
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }

  /** Runs `work`, and keeps looking unless it fails. */
  #keep(work: () => void): boolean {
    try {
      work();
    } catch (error) {
      this.stop();
      this.#hours.onFailure(error);
      return false;
    }
    this.#wait();
    return true;
  }

  #announce(now: number): void {
    this.#hours.announce(now);
    this.#lastLook = now;
    this.#next = this.#hours.nextDue(now);
  }

  #look(): void {
    this.#keep(() => {
      const now = this.#hours.now();
      const wentBack = now < this.#lastLook;
      if (wentBack || (this.#next !== undefined && this.#next <= now)) this.#announce(now);
      this.#lastLook = now;
    });
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const left = this.#next === undefined ? LOOK : this.#next - this.#hours.now();
    this.#timer = setTimeout(() => this.#look(), Math.min(LOOK, Math.max(left, 1)));
  }
}
