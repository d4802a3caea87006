/** Sees to what stories said before: that its file is written, is what was written, and is made again where it was lost. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { type HistoryLog, HistorySync } from '#lib/edition/histories/history-sync.ts';
import { type Published, settleHistories } from '#lib/edition/publish.ts';

export interface HistoryDeskOptions {
  edition: EditionDatabase;
  /** `history.db` */
  file: string;
  contentDir: string;
  /** ms */
  now: () => number;
  log: HistoryLog;
  /** Told of every transaction, as soon as it is done. */
  onPublished: (published: Published) => void;
}

/** Between two looks whether the file is still there (ms). */
const LOOK = 60_000;
/** What failed is tried again after so long, and after twice as long each time, up to the other (ms). */
const RETRY = { first: 5_000, longest: 5 * 60_000 };

export class HistoryDesk {
  readonly #options: HistoryDeskOptions;
  readonly #sync: HistorySync;
  #timer: NodeJS.Timeout | undefined;
  #pause = RETRY.first;
  #isStopped = false;

  /** Makes the edition and its file equal before anything is read: an edition that is new begins with what is known. */
  constructor(options: HistoryDeskOptions) {
    this.#options = options;
    const { edition, file, now, log, onPublished } = options;
    this.#sync = new HistorySync({ edition, file, now, log, onPublished });
    this.#wait();
  }

  /** To be called once all content has been read. Never rejects. */
  async settle(): Promise<void> {
    const { edition, now, onPublished } = this.#options;
    await this.#guarded(async () => {
      for (
        let settled = settleHistories(edition, now());
        settled;
        settled = settleHistories(edition, now())
      ) {
        onPublished(settled);
        await breathe();
        if (this.#isStopped) return;
      }
      for (let after: string | undefined = ''; after !== undefined && !this.#isStopped; ) {
        after = this.#sync.checkSome(after);
        await breathe();
      }
    });
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#sync.close();
  }

  async #guarded(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.log.error({ err: error }, 'What stories said before could not be seen to.');
    }
  }

  #wait(): void {
    this.#pause = this.#sync.isBehind ? Math.min(this.#pause * 2, RETRY.longest) : RETRY.first;
    this.#timer = setTimeout(
      () => void this.#guarded(() => this.#sync.retry()).then(() => this.#isStopped || this.#wait()),
      this.#sync.isBehind ? this.#pause : LOOK,
    ).unref();
  }
}
