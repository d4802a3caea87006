/** The desk: keeps the edition equal to the content folder, one pass after another. */
import { documentTypes } from '#content/schema.ts';
import type { FileReport, Problem } from '#lib/edition/batch.ts';
import { EditionDamaged } from '#lib/edition/damage.ts';
import type { Published } from '#lib/edition/publish.ts';
import { ContentIndex } from './content-index.ts';
import { compileDocumentTypes } from './document-types.ts';
import type { Outlet } from './outlet.ts';
import { type DeskState, makePass, type PassSummary } from './pass.ts';

export interface DeskOptions {
  contentDir: string;
  outlet: Outlet;
  /** Told of every transaction, as soon as it is done. */
  onPublished?(published: Published, reports: readonly FileReport[], removed: readonly string[]): void;
}

/** How often a damaged edition is begun anew within one pass before the disk is not to be trusted. */
const NEW_BEGINNINGS = 2;

export class Desk {
  readonly #options: DeskOptions;
  readonly #types = compileDocumentTypes(documentTypes);
  /** Problems of files, as last found. */
  readonly problems = new Map<string, readonly Problem[]>();
  #state: DeskState | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /**
   * Brings the edition up to date with the folder. Passes wait for each other. `suspects`: files to be looked at even
   * where their size and time are as they were.
   *
   * @throws where the folder cannot be read or the edition cannot be written; the next pass tries again.
   */
  pass(suspects?: ReadonlySet<string>): Promise<PassSummary> {
    const pass = this.#last.then(() => this.#pass(suspects, NEW_BEGINNINGS));
    this.#last = pass.catch(() => {});
    return pass;
  }

  async #pass(suspects: ReadonlySet<string> | undefined, beginnings: number): Promise<PassSummary> {
    const { contentDir, outlet, onPublished } = this.#options;
    const isFresh = this.#state === undefined;
    const state = this.#state ?? this.#remember();
    this.#state = undefined;
    try {
      const summary = await makePass({
        contentDir,
        outlet,
        types: this.#types,
        state,
        suspects,
        retryProblems: isFresh,
        onPublished,
      });
      this.#state = state;
      return summary;
    } catch (error) {
      if (error instanceof EditionDamaged && beginnings > 0) return this.#pass(undefined, beginnings - 1);
      throw error;
    }
  }

  #remember(): DeskState {
    const { outlet } = this.#options;
    this.problems.clear();
    const index = new ContentIndex();
    for (const file of outlet.publishedFiles()) index.enter(file);
    return { known: outlet.files(), index, timeZone: outlet.timeZone(), problems: this.problems };
  }
}
