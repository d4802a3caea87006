/** The desk's looks at the content. The result of each is noted and logged, and a look that fails is repeated. */
import { now } from '#lib/clock.ts';
import type { DeskCondition } from '#lib/condition/desk-condition.ts';
import { type Why, whyItFailed } from '#lib/disk/why.ts';
import type { Desk } from './desk.ts';
import type { PassSummary } from './pass.ts';
import type { Retries } from './retries.ts';

export interface LooksOptions {
  desk: Pick<Desk, 'pass'>;
  condition: DeskCondition;
  retries: Pick<Retries, 'done' | 'failed'>;
  log: { error(fields: object, text: string): void };
  /** Called for each look that succeeded. */
  onLooked(summary: PassSummary): void;
}

/** A failed look at everything is repeated after this many times its duration, if that is longer than the usual pause. */
const TAKES_LONGER = 4;
/** Files are compared with the edition once a minute, but this takes no more than a hundredth of the time. */
const OFTEN = 60_000;
const HUNDREDTH = 100;

export class Looks {
  readonly #options: LooksOptions;
  /** How long the last look at all of the content took, in milliseconds. */
  #took = 0;
  /** The folders that could not be read, and why, since that look. */
  #unread = new Map<string, string>();

  constructor(options: LooksOptions) {
    this.#options = options;
  }

  /** Milliseconds until the next look at everything. */
  readonly rescanAfter = (): number => Math.max(OFTEN, this.#took * HUNDREDTH);

  /** Makes a pass over the named files, or all of the content. Resolves with the reason if it failed. */
  async look(names?: ReadonlySet<string>): Promise<Why | undefined> {
    const { desk, retries, onLooked } = this.#options;
    const begun = performance.now();
    try {
      const summary = await desk.pass(names);
      this.#note(summary, Math.round(performance.now() - begun), names === undefined);
      // A look at some files says nothing of those whose publishing failed.
      if (names === undefined) retries.done('content');
      onLooked(summary);
      return undefined;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const sentence = `The content could not be taken in (${reason}); what was published stays up.`;
      const took = performance.now() - begun;
      retries.failed('content', sentence, error, () => this.look(), TAKES_LONGER * took);
      return whyItFailed(error);
    }
  }

  #note(summary: PassSummary, ms: number, isWhole: boolean): void {
    const { condition, log } = this.#options;
    if (isWhole) this.#took = ms;
    condition.lastPass = { at: now(), ms, read: summary.read, removed: summary.removed };
    condition.isEmptied = summary.emptied;
    if (summary.emptied) log.error({}, 'The content folder is empty: what was published stays up.');
    this.#noteUnread(summary, isWhole);
  }

  /** Logs which folders cannot be read, each once and again if the reason changes, and has them looked at again. */
  #noteUnread({ unread }: PassSummary, isWhole: boolean): void {
    const { retries, log } = this.#options;
    const news = unread.filter(({ folder, fault }) => this.#unread.get(folder) !== fault.message);
    if (isWhole) this.#unread.clear();
    for (const { folder, fault } of unread) this.#unread.set(folder, fault.message);
    const [first] = unread;
    if (first === undefined) {
      if (isWhole) retries.done('folders');
      return;
    }
    for (const { folder, fault } of news) log.error({ folder }, `${folder} ${fault.message} ${fault.remedy}`);
    // A look at everything is on its way for what was known before.
    if (!isWhole && news.length === 0) return;
    const cause = Object.assign(new Error(`${this.#unread.size} folders cannot be read.`), {
      code: first.code,
    });
    const sentence = `${cause.message} What was published of them stays up.`;
    retries.failed('folders', sentence, cause, () => this.look(), TAKES_LONGER * this.#took);
  }
}
