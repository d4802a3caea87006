/** The desk: keeps the edition equal to the content folder, one pass after another. */
import { setImmediate as breathe } from 'node:timers/promises';
import { documentTypes } from '#content/schema.ts';
import type { FileReport, Problem } from '#lib/edition/batch.ts';
import { EditionDamaged } from '#lib/edition/damage.ts';
import type { Published } from '#lib/edition/publish.ts';
import { ContentIndex } from './content-index.ts';
import { ContentTree } from './content-tree.ts';
import { compileDocumentTypes } from './document-types.ts';
import { expandNames } from './expand-names.ts';
import { byPlace } from './file-order.ts';
import type { Outlet } from './outlet.ts';
import { type DeskState, makePass, type PassOptions, type PassSummary } from './pass.ts';
import { endEarlyThreads, startThreadsEarly, WORTH_THREADS } from './reader-pool.ts';
import { type SurveyOptions, type Suspect, surveyAll } from './survey.ts';

export interface DeskOptions {
  contentDir: string;
  outlet: Outlet;
  /** Told of every transaction, as soon as it is done. */
  onPublished?(published: Published, reports: readonly FileReport[], removed: readonly string[]): void;
  /** Told now and then in the first reading: files looked at so far, and those of them that had to be read. */
  onProgress?(progress: { done: number; read: number }): void;
  /** Called for every file that is visited, because many may be visited before the event loop gets a turn. */
  onStep?(): void;
}

/** How often a damaged edition is rebuilt within one pass before the disk counts as unreliable. */
const NEW_BEGINNINGS = 2;
/** Files compared before checking for other work: a few milliseconds. */
const IN_A_SLICE = 500;
/** Suspects of a survey that are held before they are seen to. */
const MOST_SUSPECTS = 20_000;

const nameOf = (suspect: Suspect): string => (typeof suspect === 'string' ? suspect : suspect.file);

/** What may be gone first, so that nothing that takes its place is taken for its rival. */
const inOrder = (suspects: Suspect[]): Suspect[] =>
  suspects.sort(
    (a, b) => Number(typeof a !== 'string') - Number(typeof b !== 'string') || byPlace(nameOf(a), nameOf(b)),
  );

export class Desk {
  readonly #options: DeskOptions;
  readonly #types = compileDocumentTypes(documentTypes);
  /** Problems of files, as last found. */
  readonly problems = new Map<string, readonly Problem[]>();
  #state: DeskState | undefined;
  /** Files with problems are read again: what they wait for is not known to this desk. */
  #retryProblems = true;
  /** A pass has failed: what it was to publish is found by a survey. */
  #isBehind = false;
  /** True if the edition was rebuilt during the present pass, which must not publish into the new one. */
  #isLost = false;
  /** Folders and files that links lead to. */
  #linked = new Set<string>();
  #lastPass: Promise<unknown> = Promise.resolve();
  #lastSurvey: Promise<unknown> = Promise.resolve();

  constructor(options: DeskOptions) {
    this.#options = { ...options, outlet: this.#checked(options.outlet) };
  }

  /** An outlet that accepts nothing from a pass during which the edition was rebuilt. */
  #checked(outlet: Outlet): Outlet {
    const check = (): void => {
      if (this.#isLost) throw new EditionDamaged('The edition was rebuilt during this pass.');
    };
    return {
      ...outlet,
      publish(batch) {
        check();
        return outlet.publish(batch);
      },
      complete() {
        check();
        outlet.complete();
      },
    };
  }

  /** To be called when the edition was rebuilt outside a pass. The next pass reads everything again. */
  startOver(): void {
    this.#isBehind = true;
    this.#isLost = true;
    void this.#alone(async () => {
      this.#isLost = false;
      this.#state = undefined;
      this.#retryProblems = true;
    });
  }

  /**
   * Brings the edition up to date with the folder. With `names` (of files and folders, below CONTENT_DIR) only these are
   * looked at, whatever their size and time; without, the whole folder is surveyed, and passes for names come in between.
   *
   * @throws where the folder cannot be read or the edition cannot be written; the next pass tries again.
   */
  pass(names?: ReadonlySet<string>): Promise<PassSummary> {
    if (names !== undefined && !this.#isBehind && this.#options.outlet.isComplete())
      return this.#passNames(names);
    const survey = this.#lastSurvey.then(() => this.#survey(NEW_BEGINNINGS));
    this.#lastSurvey = survey.catch(() => {});
    return survey;
  }

  async #passNames(names: ReadonlySet<string>): Promise<PassSummary> {
    const { outlet } = this.#options;
    try {
      const summary = await this.#alone(async () => {
        const tree = this.#tree();
        const suspects = expandNames(names, { tree, outlet, linked: this.#linked });
        return suspects && this.#makePass(tree, inOrder(suspects));
      });
      return summary ?? (await this.pass());
    } catch (error) {
      this.#isBehind = true;
      if (error instanceof EditionDamaged) return this.pass();
      throw error;
    }
  }

  async #survey(beginnings: number): Promise<PassSummary> {
    try {
      const tree = this.#tree();
      const summary = this.#options.outlet.isComplete()
        ? await this.#surveyInSlices(tree)
        : await this.#alone(() => this.#readFirst(tree));
      this.#retryProblems = false;
      this.#isBehind = false;
      this.#linked = tree.linked;
      return summary;
    } catch (error) {
      if (error instanceof EditionDamaged && beginnings > 0) return this.#survey(beginnings - 1);
      throw error;
    } finally {
      endEarlyThreads();
    }
  }

  /** Fills the edition, as files are met. One that was begun before goes on where it ended. */
  #readFirst(tree: ContentTree): Promise<PassSummary> {
    const { onProgress, onStep } = this.#options;
    let done = 0;
    const onLooked = (): void => {
      done += 1;
      onStep?.();
    };
    const counted = function* (survey: Iterable<Suspect | undefined>): Generator<Suspect> {
      for (const suspect of survey) {
        onLooked();
        if (suspect !== undefined) yield suspect;
      }
    };
    const suspects = counted(surveyAll(this.#surveyOptions(tree)));
    return this.#makePass(tree, suspects, { onLooked, onProgress: (read) => onProgress?.({ done, read }) });
  }

  /** Looks for suspects while others publish, and sees to those that it found. */
  async #surveyInSlices(tree: ContentTree): Promise<PassSummary> {
    const total = { read: 0, removed: 0, emptied: false };
    const suspects: Suspect[] = [];
    const seeTo = async (): Promise<void> => {
      const ordered = inOrder(suspects.splice(0));
      const { read, removed, emptied } = await this.#alone(() => this.#makePass(tree, ordered));
      total.read += read;
      total.removed += removed;
      total.emptied ||= emptied;
    };
    let compared = 0;
    for (const suspect of surveyAll(this.#surveyOptions(tree))) {
      if (suspect !== undefined) suspects.push(suspect);
      compared += 1;
      if (compared % IN_A_SLICE === 0) await breathe();
      if (suspects.length >= MOST_SUSPECTS) await seeTo();
    }
    await seeTo();
    return { ...total, unread: tree.unread };
  }

  /** Says that a pass over everything comes soon: where that is much to read, its threads start now. @throws where the folder does not exist */
  expectFirstReading(): void {
    if (this.#options.outlet.isComplete()) return;
    if (this.#tree().count(WORTH_THREADS) >= WORTH_THREADS) startThreadsEarly(this.#types);
  }

  /** Files that a first reading will look at. @throws where the folder does not exist */
  countFiles(): number {
    return this.#tree().count(Infinity, this.#options.onStep);
  }

  #surveyOptions(tree: ContentTree): SurveyOptions {
    const { outlet } = this.#options;
    return { tree, outlet, settled: this.#state?.settled, retryProblems: this.#retryProblems };
  }

  #tree(): ContentTree {
    return new ContentTree(this.#options.contentDir, this.#types);
  }

  /** Passes wait for each other. */
  #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const pass = this.#lastPass.then(work);
    this.#lastPass = pass.catch(() => {});
    return pass;
  }

  async #makePass(
    tree: ContentTree,
    suspects: Iterable<Suspect>,
    { onProgress, onLooked }: Pick<PassOptions, 'onProgress' | 'onLooked'> = {},
  ): Promise<PassSummary> {
    const { outlet, onPublished } = this.#options;
    const state = this.#state ?? this.#remember();
    // Where the pass fails it is not to be trusted, nor is what it knew of files that wait.
    this.#state = undefined;
    const mustRetry = this.#retryProblems;
    this.#retryProblems = true;
    const summary = await makePass({
      tree,
      types: this.#types,
      outlet,
      state,
      suspects,
      onPublished,
      onProgress,
      onLooked,
    });
    this.#state = state;
    this.#retryProblems = mustRetry;
    for (const target of tree.linked) this.#linked.add(target);
    return summary;
  }

  #remember(): DeskState {
    const { outlet } = this.#options;
    this.problems.clear();
    return {
      index: new ContentIndex(outlet.shelf),
      timeZone: outlet.timeZone(),
      problems: this.problems,
      settled: new Map(),
    };
  }
}
