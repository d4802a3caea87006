/** Renders in the web process itself, for machines without memory for another process. Pages that are held wait meanwhile. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Make } from './page-maker.ts';
import type { Made, Work } from './render-message.ts';

/** Rendering more at once would only make all of them late. */
const AT_ONCE = 1;

export class InsideRenderer {
  readonly #making: Promise<Make>;
  #isReady = false;

  /** @param edition returns the current edition, if there is one */
  constructor(edition: () => EditionDatabase | undefined) {
    // Next is loaded here and nowhere else in the web process.
    this.#making = import('./page-maker.ts').then(({ openPageMaker }) => openPageMaker(edition));
    this.#making.then(
      () => (this.#isReady = true),
      () => {},
    );
  }

  /** Resolves when it can render; rejects if Next cannot be prepared. */
  get ready(): Promise<void> {
    return this.#making.then(() => {});
  }

  get capacity(): number {
    return AT_ONCE;
  }

  get state(): { pids: number[]; rendering: 'ready' | 'none' } {
    return { rendering: this.#isReady ? 'ready' : 'none', pids: [] };
  }

  /** @throws Error that says why it could not be made */
  readonly make = async (work: Work): Promise<Made> => (await this.#making)(work);

  /** There is no process to renew. */
  renew(): void {}

  close(): void {}
}
