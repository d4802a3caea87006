/**
 * Looks after the edition's file while the desk runs. A file that is deleted, replaced or found damaged by a reader is rebuilt, and
 * the log is carried into the file when the desk rests.
 */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { takeDoubt } from '#lib/edition/doubt.ts';
import type { Mishap } from '#lib/edition/mishap.ts';
import type { Retries } from './retries.ts';

export interface EditionGuardOptions {
  db: Pick<EditionDatabase, 'committed' | 'file' | 'inode' | 'rebuild' | 'tidy' | 'whereabouts'>;
  retries: Pick<Retries, 'done' | 'failed' | 'isFailing'>;
  log: { error(fields: object, text: string): void };
  /** Must call `rebuild`, which may take long. */
  replace(rebuild: () => void): void;
  /** ms, from any start */
  clock?: () => number;
}

/** How often it looks, in milliseconds. */
const EVERY = 1_000;
/** How often a damaged edition is rebuilt within an hour. After that the disk cannot be trusted. */
const MOST_DOUBTS = 2;
const HOUR = 3_600_000;
/** The log is carried into the file after a second without a transaction, but not more often than this (ms). */
const TIDIED_EVERY = 10_000;
/** …and after this long in any case, because the desk may never rest. */
const TIDIED_AT_LAST = 60_000;

export class EditionGuard {
  readonly #options: EditionGuardOptions;
  readonly #clock: () => number;
  #timer: NodeJS.Timeout | undefined;
  #doubts: number[] = [];
  #seen = 0;
  #tidied = 0;
  #tidiedAt: number;

  constructor(options: EditionGuardOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.#tidiedAt = this.#clock();
  }

  start(): void {
    this.#timer = setInterval(() => {
      if (!this.#options.retries.isFailing('edition')) this.look();
    }, EVERY);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Looks now. If the edition cannot be rebuilt, that is tried again. */
  look(): void {
    const { db, retries } = this.#options;
    try {
      const where = db.whereabouts();
      if (where !== 'here') this.#replace({ what: where, reason: `${db.file} is not what it was` });
      else this.#hearDoubt();
      this.#tidy();
      retries.done('edition');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      retries.failed('edition', `${db.file} could not be rebuilt (${reason}).`, error, () => this.look());
    }
  }

  #replace(why: Pick<Mishap, 'what' | 'reason'>): void {
    this.#options.replace(() => this.#options.db.rebuild(why));
  }

  #hearDoubt(): void {
    const { db, log } = this.#options;
    const doubt = takeDoubt(db.file);
    // If the file has been moved aside meanwhile, nothing is left to do.
    if (doubt === undefined || doubt.inode !== db.inode) return;
    const now = this.#clock();
    this.#doubts = [...this.#doubts.filter((at) => now - at < HOUR), now];
    const { reason } = doubt;
    if (this.#doubts.length <= MOST_DOUBTS) this.#replace({ what: 'damaged', reason });
    else
      log.error(
        { file: db.file, reason },
        `${db.file} was found damaged for the third time within an hour (${reason}) and is left as it is. Look at the disk, then restart.`,
      );
  }

  #tidy(): void {
    const { db } = this.#options;
    const now = this.#clock();
    const rests = db.committed === this.#seen;
    this.#seen = db.committed;
    const isDue = now - this.#tidiedAt >= (rests ? TIDIED_EVERY : TIDIED_AT_LAST);
    if (db.committed === this.#tidied || !isDue) return;
    this.#tidied = db.committed;
    this.#tidiedAt = now;
    db.tidy();
  }
}
