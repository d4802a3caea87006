/** Looks after the histories of stories: their file is kept up to date, checked for damage, and made again if it was lost. */
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { documentTypes } from '#content/schema.ts';
import type { Failing } from '#lib/condition/desk-condition.ts';
import { whyItFailed } from '#lib/disk/why.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { HistoryFile } from '#lib/edition/histories/history-file.ts';
import type { HistoryLog } from '#lib/edition/histories/history-log.ts';
import { HistorySync } from '#lib/edition/histories/history-sync.ts';
import { type Published, settleHistories } from '#lib/edition/publish.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { withGitHistory } from '#lib/env.ts';
import { compileDocumentTypes } from './document-types.ts';
import { clearFound, findHistories } from './git-history/find-histories.ts';

export interface HistoryDeskOptions {
  edition: EditionDatabase;
  /** `history.db` */
  file: string;
  contentDir: string;
  /** ms */
  now: () => number;
  log: HistoryLog;
  /** Called after every transaction. */
  onPublished: (published: Published) => void;
}

/** How often it is checked that the file still exists (ms). */
const LOOK = 60_000;
/** The first pause after a failure, doubled each time, and the longest (ms). */
const RETRY = { first: 5_000, longest: 5 * 60_000 };

export class HistoryDesk {
  readonly #options: HistoryDeskOptions;
  readonly #sync: HistorySync;
  #timer: NodeJS.Timeout | undefined;
  #pause = RETRY.first;
  readonly #stopping = new AbortController();

  get #isStopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** What keeps the file from being written, for the desk's condition. */
  get failing(): Failing[] {
    const { failing } = this.#sync;
    if (failing === undefined) return [];
    const { error, since, attempts } = failing;
    return [{ what: 'histories', why: whyItFailed(error), since, attempts }];
  }

  /** Makes the edition and its file equal before anything is read, so that a new edition begins with the known histories. */
  constructor(options: HistoryDeskOptions) {
    this.#options = options;
    const { edition, file, now, log, onPublished } = options;
    this.#sync = new HistorySync({ edition, file, now, log, onPublished });
    this.#wait();
  }

  /** To be called once all content has been read. Does everything that can wait until then. Never rejects. */
  async settle(): Promise<void> {
    await this.#guarded(() => this.#join());
    await this.#guarded(() => this.#lookInGit());
    await this.#guarded(() => this.#check());
  }

  async #join(): Promise<void> {
    const { edition, now, onPublished } = this.#options;
    while (!this.#isStopped) {
      const settled = settleHistories(edition, now());
      if (settled === undefined) return;
      onPublished(settled);
      await breathe();
    }
  }

  /** If neither the edition nor its file existed, git may still have the histories. */
  async #lookInGit(): Promise<void> {
    const { edition, file, contentDir, now, log } = this.#options;
    const folder = join(dirname(file), 'history-from-git');
    if (this.#isStopped || !this.#sync.mayBeElsewhere || !withGitHistory()) return;
    const since = now();
    const types = compileDocumentTypes(documentTypes);
    const timeZone = findSite(edition)?.timeZone;
    const found = await findHistories(
      { contentDir, folder, types, timeZone, now: since },
      this.#stopping.signal,
    );
    if (this.#isStopped) return;
    if (found.result === 'failed')
      log.error(
        { contentDir },
        `Histories could not be made from the content's git history: ${found.reason}`,
      );
    else if (found.result === 'none')
      log.info({ contentDir }, `Histories were not looked for in git: ${found.reason}`);
    else {
      const stories = await this.#take(join(folder, 'history.db'), since);
      const { versions, left } = found;
      const rest = left > 0 ? ` ${left} files were left out, because there were too many versions.` : '';
      log.info(
        { stories, versions, left },
        `Histories of ${stories} stories were made from the content's git history.${rest}`,
      );
    }
    clearFound(folder);
    // What failed is tried again at the next start.
    if (found.result !== 'failed' && !this.#isStopped) this.#sync.settleElsewhere();
  }

  /** @returns how many stories had a history there */
  async #take(file: string, since: number): Promise<number> {
    const source = new HistoryFile(file);
    try {
      for (let after: string | undefined = ''; after !== undefined && !this.#isStopped; ) {
        after = this.#sync.takeSome(source, since, after);
        await breathe();
      }
      return [...source.stories()].length;
    } finally {
      source.close();
    }
  }

  async #check(): Promise<void> {
    for (let after: string | undefined = ''; after !== undefined && !this.#isStopped; ) {
      after = this.#sync.checkSome(after);
      await breathe();
    }
  }

  stop(): void {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    this.#sync.close();
  }

  async #guarded(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.log.error({ err: error }, 'Histories of stories could not be looked after.');
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
