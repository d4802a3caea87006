/**
 * Keeps the file of histories equal to the histories in the edition, whatever is killed, deleted or damaged.
 *
 * No transaction spans two files. A transaction of the edition notes the keys of the histories that it changes
 * (`history_pending`). Before it ends, the file is made equal at these keys, in a transaction of its own. So readers see nothing
 * that the file does not have. If the desk is killed between the two, the next start finds the file one write ahead of the edition
 * and takes that back; the edition repeats it when it reads the content files again. If the file cannot be written, the keys stay,
 * and it is tried again.
 *
 * An edition knows to which file it is equal, and to which version of it. If it finds another file, or if it is another edition,
 * each takes from the other what it does not have.
 */
import { EditionDamaged, moveAside } from '../damage.ts';
import type { EditionDatabase, Follower } from '../database.ts';
import { reasonOf } from '../mishap.ts';
import type { Published } from '../publish.ts';
import { Change } from '../publishing/change.ts';
import { isComplete } from '../queries/status.ts';
import { relationOf } from './equality.ts';
import { HistoryFile } from './history-file.ts';
import { type HistoryLog, logDamage, logLeftOut, logRemade, logUnusable } from './history-log.ts';
import { merge } from './merge.ts';
import { HistoryDamaged, HistoryReplaced, HistoryUnusable } from './open-history.ts';
import { hasPending } from './push.ts';
import { Salvage } from './salvage.ts';
import { isWhole, restoreStory } from './scrub.ts';
import { takeFound, takeFoundLines } from './take-found.ts';
import { writePending } from './write-pending.ts';

/** Damaged files that are kept besides the newest: what they hold is nowhere else, and the first one has the most of it. */
const DAMAGED_KEPT = 3;

export interface HistorySyncOptions {
  edition: EditionDatabase;
  /** `history.db` */
  file: string;
  /** ms */
  now: () => number;
  log: HistoryLog;
  /** Called with the changes of the edition. */
  onPublished: (published: Published) => void;
}

export interface HistoryFailing {
  error: unknown;
  /** Since when (ms). */
  since: number;
  attempts: number;
}

/** How many stories are checked without a pause: a few milliseconds. */
const CHECKED_AT_ONCE = 20;

/** How many stories' histories are taken in one transaction. */
const TAKEN_AT_ONCE = 100;
/** This long after a write the log is carried into the file (ms), so that a copy of the file alone is complete. */
const CARRIED_AFTER = 1_000;

export class HistorySync implements Follower {
  readonly #options: HistorySyncOptions;
  #history: HistoryFile | undefined;
  #isAtWork = false;
  #failing: HistoryFailing | undefined;
  /** Why the file could not be written in the last transaction. */
  #failure: HistoryUnusable | undefined;
  #carrying: NodeJS.Timeout | undefined;

  /** Opens the file, or makes it, and makes the two equal. Never throws because of the file. */
  constructor(options: HistorySyncOptions) {
    this.#options = options;
    options.edition.follow(this);
    this.retry();
  }

  /** True if the file could not be used; `retry` tries again. */
  get isBehind(): boolean {
    return this.#failing !== undefined;
  }

  /** Why and since when the file could not be used; undefined if it can. */
  get failing(): HistoryFailing | undefined {
    return this.#failing;
  }

  /** True if file and edition were both new, until histories have been looked for elsewhere. */
  get mayBeElsewhere(): boolean {
    return this.#history?.meta('git') === 'wanted';
  }

  /** To be called when histories have been looked for elsewhere. */
  settleElsewhere(): void {
    this.#alone(() => this.#history?.setMeta('git', 'done'));
  }

  /**
   * Takes in some of the histories that were found elsewhere.
   *
   * @param since see `takeFound`
   * @param after path of the last story of the previous call
   * @returns path of the last story; undefined if there were no more
   * @throws if the edition could not be written: these histories have not been taken in
   */
  takeSome(source: HistoryFile, since: number, after = ''): string | undefined {
    const stories = source.storiesAfter(after, TAKEN_AT_ONCE);
    const { edition } = this.#options;
    const before = edition.committed;
    this.#alone(() =>
      this.#transaction((change) => {
        if (after === '') takeFoundLines(change, source);
        for (const story of stories) takeFound(change, source, story, since);
      }),
    );
    // A failure to write their own file is no loss: the edition has them. A failure of the edition is.
    if (edition.committed === before) throw new Error('Histories that were found could not be taken in.');
    return stories.at(-1);
  }

  /** Opens the file if it is not open or was replaced, and writes what it does not have yet. */
  retry(): void {
    this.#alone(() => {
      this.#reopen();
      if (hasPending(this.#options.edition)) this.#transaction(() => {});
    });
  }

  committing(): void {
    const history = this.#history;
    if (history === undefined) return;
    try {
      if (writePending(this.#options.edition, history)) this.#carrySoon();
    } catch (error) {
      if (!(error instanceof HistoryUnusable)) throw error;
      this.#failure = error;
    }
  }

  committed(): void {
    if (this.#failure !== undefined && !this.#isAtWork) this.#alone(() => this.#throwFailure());
  }

  rebuilt(): void {
    // This may happen in the middle of other work, which has then failed.
    this.#isAtWork = false;
    this.#failure = undefined;
    this.#alone(() => this.#history && this.#agree(this.#history));
  }

  /**
   * Checks the revisions of some stories for damage, and restores them.
   *
   * @param after path of the last story of the previous call
   * @returns path of the last story; undefined if there were no more
   */
  checkSome(after = ''): string | undefined {
    const { edition } = this.#options;
    let last: string | undefined;
    this.#alone(() => {
      const history = this.#history;
      const stories = history?.storiesAfter(after, CHECKED_AT_ONCE) ?? [];
      for (const story of stories)
        if (history && !isWhole(edition, history, story)) this.#restore(history, story);
      last = stories.at(-1);
    });
    return last;
  }

  close(): void {
    clearTimeout(this.#carrying);
    this.#options.edition.follow(undefined);
    this.#carry();
    this.#leave();
  }

  #leave(): void {
    this.#history?.close();
    this.#history = undefined;
  }

  /** A transaction of the edition, which also writes to the file. */
  #transaction<Result>(work: (change: Change) => Result): Result {
    const { edition, now, onPublished } = this.#options;
    const [result, published] = edition.transaction(() => {
      const change = new Change(edition, now());
      return [work(change), change.finish()] as const;
    });
    onPublished(published);
    this.#throwFailure();
    return result;
  }

  #throwFailure(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
  }

  #carrySoon(): void {
    this.#carrying ??= setTimeout(() => {
      this.#carrying = undefined;
      this.#carry();
    }, CARRIED_AFTER).unref();
  }

  #carry(): void {
    try {
      this.#history?.carry();
    } catch {
      // It is still in the log. The next write finds out what is wrong.
    }
  }

  /** Runs `work` unless other work is running, and logs a failure. */
  #alone(work: () => void): void {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    const { log } = this.#options;
    try {
      this.#carefully(work);
      if (this.#failing) log.info({}, 'What stories said before is written to history.db again.');
      this.#failing = undefined;
    } catch (error) {
      if (error instanceof EditionDamaged) throw error;
      this.#noteFailure(error);
    } finally {
      this.#isAtWork = false;
    }
  }

  #carefully(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof HistoryDamaged) this.#remake(error);
      else if (error instanceof HistoryReplaced) this.#reopen(error);
      else throw error;
    }
  }

  /** Logs a failure once, until the file can be used again. */
  #noteFailure(error: unknown): void {
    const { file, log, now } = this.#options;
    if (this.#failing === undefined) logUnusable(log, file, error);
    const { since = now(), attempts = 0 } = this.#failing ?? {};
    this.#failing = { error, since, attempts: attempts + 1 };
  }

  #reopen(replaced?: HistoryReplaced): void {
    const { file, log } = this.#options;
    if (this.#history !== undefined) {
      const isReplaced = replaced !== undefined || this.#history.isReplaced();
      if (!isReplaced && this.#failing === undefined) return;
      const message =
        'history.db was deleted or replaced while it was in use: it is made equal to edition.db.';
      if (isReplaced) log.error({ file }, message);
      // A file that could not be written when it was opened stays read-only until it is opened again.
      this.#leave();
    }
    this.#open();
  }

  #open(salvage?: Salvage): HistoryFile {
    const history = new HistoryFile(this.#options.file);
    this.#history = history;
    if (history.meta('git') === undefined)
      history.setMeta('git', isComplete(this.#options.edition) ? 'done' : 'wanted');
    this.#agree(history, salvage);
    return history;
  }

  /** Moves a damaged file aside and makes another from the edition, and from what can be read of the old one. */
  #remake(error: HistoryDamaged): void {
    const { file, log } = this.#options;
    this.#leave();
    const movedTo = moveAside(file, DAMAGED_KEPT);
    const salvage = movedTo === undefined ? undefined : new Salvage(movedTo);
    try {
      const stories = [...this.#open(salvage).stories()].length;
      logRemade(log, { file, movedTo, stories, reason: reasonOf(error) });
    } finally {
      salvage?.close();
    }
  }

  /** Makes edition and file equal, unless they are already. */
  #agree(history: HistoryFile, salvage?: Salvage): void {
    const { edition, log } = this.#options;
    const relation = relationOf(edition, history);
    if (relation === 'equal' && salvage === undefined) return;
    const { stories, unsound } = this.#transaction((change) => merge(change, history, { relation, salvage }));
    for (const revision of unsound) logLeftOut(log, revision);
    if (stories > 0) log.info({ stories }, `Histories of ${stories} stories were taken from history.db.`);
  }

  #restore(history: HistoryFile, story: string): void {
    const damages = this.#transaction((change) =>
      history.transaction(() => restoreStory(change, history, story)),
    );
    for (const damage of damages) logDamage(this.#options.log, damage);
  }
}
