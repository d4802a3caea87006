/** How far a long reading is, for who waits for it: a bar in a terminal, a line now and then in a log. */

export interface ProgressOptions {
  /** Files to look at. */
  total: number;
  /** Where a bar may be drawn. */
  terminal: { isTTY?: boolean | undefined; columns?: number | undefined; write(text: string): unknown };
  log: { info(fields: object, text: string): void };
  /** ms, from any start. */
  clock?: () => number;
}

/** Drawn so often at the most, in milliseconds. */
const DRAWN_EVERY = 200;
/** Logged so often, in milliseconds: what is over sooner is not told of. */
const LOGGED_EVERY = 5_000;
const WIDEST_BAR = 40;

const count = (value: number): string => Math.round(value).toLocaleString('en');

/** `3 s`, `2 min 5 s`, `1 h 10 min` */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

export class Progress {
  readonly #options: ProgressOptions;
  readonly #clock: () => number;
  readonly #begun: number;
  #told: number;
  #isDrawn = false;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.#begun = this.#clock();
    // A bar is there at once, a line in a log is not.
    this.#told = options.terminal.isTTY === true ? Number.NEGATIVE_INFINITY : this.#begun;
  }

  /** `done`: files looked at; `read`: those of them that had to be read, and were. */
  tell({ done, read }: { done: number; read: number }): void {
    const { total, terminal, log } = this.#options;
    const now = this.#clock();
    const isTerminal = terminal.isTTY === true;
    if (now - this.#told < (isTerminal ? DRAWN_EVERY : LOGGED_EVERY)) return;
    this.#told = now;
    // What was read before a restart is passed over at once and says nothing of how long the rest takes.
    const rate = (read / Math.max(1, now - this.#begun)) * 1000;
    const left = rate > 0 ? Math.max(0, total - done) / rate : undefined;
    const pace = `${count(rate)} a second${left === undefined ? '' : `, ${duration(left)} left`}`;
    const text = `${count(Math.min(done, total))} of ${count(total)} files, ${pace}`;
    if (isTerminal) this.#draw(Math.min(1, done / Math.max(1, total)), text);
    else
      log.info({ done, total, rate: Math.round(rate), left: left && Math.round(left) }, `Reading: ${text}.`);
  }

  /** Takes the bar away. */
  end(): void {
    if (this.#isDrawn) this.#options.terminal.write('\r\u001b[K');
    this.#isDrawn = false;
  }

  #draw(part: number, text: string): void {
    const { columns = 80 } = this.#options.terminal;
    const width = Math.min(WIDEST_BAR, columns - text.length - 12);
    const filled = Math.round(part * width);
    const bar = width > 4 ? `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ` : '';
    const line = `Reading ${bar}${text}`.slice(0, columns - 1);
    this.#options.terminal.write(`\r${line}\u001b[K`);
    this.#isDrawn = true;
  }
}
