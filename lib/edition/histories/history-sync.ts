/**
 * Keeps the file of histories equal to what the edition has of them, whatever is killed, deleted or damaged.
 *
 * No transaction spans two files. A transaction of the edition notes down the keys of histories that it changes
 * (`history_pending`); before it ends, the file is made equal at these keys, in a transaction of its own. So readers see nothing
 * that the file does not have. Killed between the two, the next start finds the file one step further than the edition knows, and
 * takes that step back: the edition says it again when it reads the files that it was about to publish. Where the file cannot be
 * written the keys stay, and it is tried again.
 *
 * An edition knows which file it is equal to, and how often that was written to. Where it finds another file, or it is another
 * edition, each takes from the other what it does not have.
 */
import { EditionDamaged, moveAside } from '../damage.ts';
import type { EditionDatabase, Follower } from '../database.ts';
import type { Published } from '../publish.ts';
import { Change } from '../publishing/change.ts';
import { isComplete } from '../queries/status.ts';
import { relationOf } from './equality.ts';
import { HistoryFile } from './history-file.ts';
import { merge } from './merge.ts';
import { HistoryDamaged, HistoryReplaced, HistoryTooNew, HistoryUnusable } from './open-history.ts';
import { hasPending } from './push.ts';
import { Salvage } from './salvage.ts';
import { isWhole, restoreStory } from './scrub.ts';
import { takeFound, takeFoundLines } from './take-found.ts';
import { writePending } from './write-pending.ts';

export interface HistoryLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface HistorySyncOptions {
  edition: EditionDatabase;
  /** `history.db` */
  file: string;
  /** ms */
  now: () => number;
  log: HistoryLog;
  /** Told of what the edition took in. */
  onPublished: (published: Published) => void;
}

/** Stories that are looked at before others are let in: some milliseconds. */
const CHECKED_AT_ONCE = 20;

/** Stories whose histories are taken in a transaction. */
const TAKEN_AT_ONCE = 100;
/** What was written is carried from the log into the file so long after (ms): a copy of the file alone is whole then. */
const CARRIED_AFTER = 1_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class HistorySync implements Follower {
  readonly #options: HistorySyncOptions;
  #history: HistoryFile | undefined;
  #isAtWork = false;
  #isFailing = false;
  /** What kept the file from being written in the last transaction. */
  #failure: HistoryUnusable | undefined;
  #carrying: NodeJS.Timeout | undefined;

  /** Opens the file, or makes it, and makes the two equal. Never throws on account of the file. */
  constructor(options: HistorySyncOptions) {
    this.#options = options;
    options.edition.follow(this);
    this.retry();
  }

  /** True where the file could not be used: `retry` tries again. */
  get isBehind(): boolean {
    return this.#isFailing;
  }

  /** True until histories have been looked for elsewhere: the file was new, and so was the edition. */
  get mayBeElsewhere(): boolean {
    return this.#history?.meta('git') === 'wanted';
  }

  /** Nothing is left to be found elsewhere. */
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

  /** Opens the file where it is not open, or where another is there now, and writes what it does not have yet. */
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
    // Also in the middle of other work, which has failed by that.
    this.#isAtWork = false;
    this.#failure = undefined;
    this.#alone(() => this.#history && this.#agree(this.#history));
  }

  /**
   * Looks whether what was written of some stories is still that, and restores what is not. `after`: path of the story that was
   * looked at last. Returns that of the next call; undefined once all were looked at.
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

  /** A transaction of the edition of which the file has its part. */
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
      // It is in the log still; what is wrong is found at the next write.
    }
  }

  /** Does one thing at a time, and says what failed. */
  #alone(work: () => void): void {
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    const { log } = this.#options;
    try {
      this.#carefully(work);
      if (this.#isFailing) log.info({}, 'What stories said before is written to history.db again.');
      this.#isFailing = false;
    } catch (error) {
      if (error instanceof EditionDamaged) throw error;
      this.#sayFailure(error);
      this.#isFailing = true;
    } finally {
      this.#isAtWork = false;
    }
  }

  #carefully(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof HistoryDamaged) this.#beginAnew(error);
      else if (error instanceof HistoryReplaced) this.#reopen(error);
      else throw error;
    }
  }

  /** Once, until it can be used again. */
  #sayFailure(error: unknown): void {
    if (this.#isFailing) return;
    const { file, log } = this.#options;
    const remedy =
      error instanceof HistoryTooNew
        ? 'It is left alone. Update Broadsheet; until then what stories said before is kept in edition.db.'
        : 'What stories said before is kept in edition.db, and written as soon as that can be done. See that the file can be written, and that there is space.';
    log.error({ err: error, file }, `history.db cannot be used (${reasonOf(error)}). ${remedy}`);
  }

  #reopen(replaced?: HistoryReplaced): void {
    const { file, log } = this.#options;
    if (this.#history !== undefined) {
      if (replaced === undefined && !this.#history.isReplaced()) return;
      const message =
        'history.db was deleted or replaced while it was in use: it is made equal to edition.db.';
      log.error({ file }, message);
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

  /** Moves a damaged file aside and makes another of what the edition has, and of what can be read of the old one. */
  #beginAnew(error: HistoryDamaged): void {
    const { file, log } = this.#options;
    this.#leave();
    const movedTo = moveAside(file);
    const salvage = movedTo === undefined ? undefined : new Salvage(movedTo);
    try {
      const stories = [...this.#open(salvage).stories()].length;
      log.error(
        { file, movedTo, stories },
        `history.db was damaged (${reasonOf(error)}) and was moved aside as ${movedTo}. It was begun anew from edition.db and from what could be read of it: it has the histories of ${stories} stories.`,
      );
    } finally {
      salvage?.close();
    }
  }

  /** Makes edition and file equal, unless they are. */
  #agree(history: HistoryFile, salvage?: Salvage): void {
    const { edition, log } = this.#options;
    const relation = relationOf(edition, history);
    if (relation === 'equal' && salvage === undefined) return;
    const { stories, unsound } = this.#transaction((change) => merge(change, history, { relation, salvage }));
    for (const { story, n } of unsound) {
      const message = `Revision ${n} of ${story} is damaged: it is left out of the history.`;
      log.error({ story, revision: n }, message);
    }
    if (stories > 0) log.info({ stories }, `Histories of ${stories} stories were taken from history.db.`);
  }

  #restore(history: HistoryFile, story: string): void {
    const damages = this.#transaction((change) =>
      history.transaction(() => restoreStory(change, history, story)),
    );
    for (const { n, where, isRestored } of damages) {
      const done = isRestored ? 'It was restored from the other file.' : 'It is left out of the history.';
      const message = `Revision ${n} of ${story} is damaged in ${where}. ${done}`;
      this.#options.log.error({ story, revision: n, where }, message);
    }
  }
}
