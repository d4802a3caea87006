/**
 * Repeats what failed, after growing pauses, until it succeeds: a full disk has room again or a folder can be read again, and no
 * change of a file would tell us.
 */
import type { Failing, DeskTask as Task } from '#lib/condition/desk-condition.ts';
import { type Why, whyItFailed } from '#lib/disk/why.ts';

interface Entry extends Failing {
  timer: NodeJS.Timeout;
  again: () => unknown;
}

export interface RetriesOptions {
  log: Record<'error' | 'warn' | 'info', (fields: object, text: string) => void>;
  /** ms */
  now(): number;
}

/** The first pause and the longest, in milliseconds. Each pause is twice the one before. */
const FIRST = 1_000;
const LONGEST = 60_000;

export class Retries {
  readonly #options: RetriesOptions;
  readonly #failing = new Map<Task, Entry>();
  #isStopped = false;

  constructor(options: RetriesOptions) {
    this.#options = options;
  }

  /**
   * Notes and logs that something failed: as an error the first time, as a warning after that. It is repeated after a pause.
   * @param sentence what failed, for the log
   * @param again repeats it, and calls `failed` or `done`
   * @param atLeast the shortest pause (ms), if repeating it is expensive
   */
  failed(what: Task, sentence: string, error: unknown, again: () => unknown, atLeast = 0): void {
    if (this.#isStopped) return;
    const { log, now } = this.#options;
    const before = this.#failing.get(what);
    clearTimeout(before?.timer);
    const attempts = (before?.attempts ?? 0) + 1;
    const pause = Math.max(atLeast, Math.min(LONGEST, FIRST * 2 ** (attempts - 1)));
    const timer = setTimeout(again, pause);
    const why = whyItFailed(error);
    this.#failing.set(what, { what, why, since: before?.since ?? now(), attempts, timer, again });
    const level = attempts === 1 ? 'error' : 'warn';
    const seconds = Math.round(pause / 1000);
    log[level](
      { err: error, what, why, attempts, seconds },
      `${sentence} It is tried again in ${seconds} s.`,
    );
  }

  /** Notes that it succeeded. If it had failed before, that is logged. */
  done(what: Task): void {
    const before = this.#failing.get(what);
    if (before === undefined) return;
    clearTimeout(before.timer);
    this.#failing.delete(what);
    const { attempts } = before;
    this.#options.log.info(
      { what, attempts },
      `What had failed (${what}) is done, after ${attempts} failures.`,
    );
  }

  /** It is not tried any more. The caller has already logged that it gave up. */
  drop(what: Task): void {
    clearTimeout(this.#failing.get(what)?.timer);
    this.#failing.delete(what);
  }

  /** Repeats at once everything that failed for this reason, because the reason may be gone. */
  hurry(why: Why): void {
    for (const entry of this.#failing.values()) {
      if (entry.why !== why) continue;
      clearTimeout(entry.timer);
      entry.timer = setTimeout(entry.again);
    }
  }

  isFailing(what: Task): boolean {
    return this.#failing.has(what);
  }

  list(): Failing[] {
    return [...this.#failing.values()].map(({ what, why, since, attempts }) => ({
      what,
      why,
      since,
      attempts,
    }));
  }

  stop(): void {
    this.#isStopped = true;
    for (const { timer } of this.#failing.values()) clearTimeout(timer);
  }
}
