/**
 * Asks the thread that searches, one question at a time, and ends it where it does not come back. A question has time for some
 * 0.1 s of work, and looks at the clock between its steps; what SQLite is asked in one of them it cannot be made to stop.
 */
import { Worker } from 'node:worker_threads';
import { FairQueue, type Turn } from '#lib/admission/fair-queue.ts';
import { now } from '#lib/clock.ts';
import type { SearchAnswer, SearchRequest, Suggestions, SuggestRequest } from './answer.ts';
import { cleanQuery } from './clean-query.ts';
import type { Question, Reply, Sign } from './thread.ts';

/** The longest that a step of a question may take, in milliseconds. Where nobody else wants the processor, the whole does. */
const LIMIT = 200;
/** The longest that all steps may take, in milliseconds: on a machine with too much to do. */
const PATIENCE = 1000;
/** A thread that was just started reads its modules and the edition first, in milliseconds. */
const STARTING = 10_000;
/** How many questions may wait: about a second's worth, and a share of them for each asker. */
const WAITING = { waiting: 64, each: 6 };
/** After a search failed, searches are tried this often until one is answered, in milliseconds: health would not notice otherwise. */
const TRIED_AGAIN = 5_000;
const OWN_TURN: Turn = { kind: 'search', asker: 'own', isUnbounded: true };

export interface SearcherOptions {
  /** The edition's file. */
  file: string;
  onFailure(error: unknown): void;
  /** If true, the thread is started at the first question, and not before: the first answer takes a moment longer. */
  startsAtNeed?: boolean;
  /** The thread's module; another one in tests. */
  script?: URL;
  /** Of a step, in milliseconds. */
  limit?: number;
  /** Between two trials after a failure, in milliseconds. */
  triedAgain?: number;
}

type Outcome = Reply | { late: true };

export class Searcher {
  readonly #options: SearcherOptions;
  #worker: Worker | undefined;
  #isNew = true;
  readonly #queue = new FairQueue({ ...WAITING, atOnce: () => 1 });
  #isClosed = false;
  #isAnswering = true;
  #trial: NodeJS.Timeout | undefined;

  constructor(options: SearcherOptions) {
    this.#options = options;
    if (!options.startsAtNeed) this.#worker = this.#start();
  }

  /** True while there is a thread. */
  get isStarted(): boolean {
    return this.#worker !== undefined;
  }

  /** False from a question that could not be answered, because the index cannot be read, until one that could. */
  get isAnswering(): boolean {
    return this.#isAnswering;
  }

  /** How many questions wait for their turn. */
  get waiting(): number {
    return this.#queue.waiting;
  }

  /** @throws TooBusy if too many questions wait; ClientGone if the client left before its turn */
  async search(request: SearchRequest, turn: Turn = OWN_TURN): Promise<SearchAnswer> {
    const query = cleanQuery(request.query);
    const outcome = await this.#ask({ kind: 'search', ...request, query }, turn);
    if ('late' in outcome) return { status: 'slow', query };
    // The thread answers a question with the answer to it.
    return 'answer' in outcome ? (outcome.answer as SearchAnswer) : { status: 'failed', query };
  }

  /** Nothing is suggested if that would take too long. @throws TooBusy, ClientGone, as above */
  async suggest(request: SuggestRequest, turn: Turn = OWN_TURN): Promise<Suggestions> {
    const outcome = await this.#ask({ kind: 'suggest', ...request }, turn);
    // As above.
    if ('answer' in outcome) return outcome.answer as Suggestions;
    return { queries: [], stories: [] };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#trial);
    await this.#worker?.terminate();
  }

  async #ask(question: Question, turn: Turn): Promise<Outcome> {
    return this.#queue.run(turn, () => this.#put(question));
  }

  /** Asks a question of its own after a while if the last one failed. It is not logged if that fails too. */
  #tryAgain(): void {
    if (this.#isAnswering || this.#isClosed || this.#trial !== undefined) return;
    this.#trial = setTimeout(async () => {
      const question = { kind: 'search', query: 'news', sort: 'relevance', now: now() } as const;
      await this.#queue.run(OWN_TURN, () => this.#put(question, { isTrial: true })).catch(() => undefined);
      this.#trial = undefined;
      this.#tryAgain();
    }, this.#options.triedAgain ?? TRIED_AGAIN);
    this.#trial.unref();
  }

  #start(): Worker {
    const worker = new Worker(this.#options.script ?? new URL('./thread.ts', import.meta.url), {
      workerData: { file: this.#options.file },
    });
    this.#isNew = true;
    // Heard here where no question waits for it; a thread that is gone is started anew at the next one.
    worker.on('error', (error) => this.#options.onFailure(error));
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    worker.unref();
    return worker;
  }

  #put(question: Question, { isTrial = false } = {}): Promise<Outcome> {
    if (this.#isClosed) return Promise.resolve({ error: new Error('The paper is being stopped.') });
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const limit = this.#options.limit ?? LIMIT;
    return new Promise((resolve) => {
      const finish = (outcome: Outcome): void => {
        clearTimeout(stepTimer);
        clearTimeout(timer);
        worker.off('message', hear).off('exit', gone);
        this.#isAnswering = !('error' in outcome);
        if ('error' in outcome && !isTrial) this.#options.onFailure(outcome.error);
        this.#tryAgain();
        resolve(outcome);
      };
      const hear = (said: Reply | Sign): void => {
        if (said === 'alive') {
          clearTimeout(stepTimer);
          stepTimer = setTimeout(stop, this.#isNew ? STARTING : limit);
          return;
        }
        this.#isNew = false;
        finish(said);
      };
      const gone = (): void => finish({ error: new Error('The search thread ended.') });
      const stop = (): void => {
        // The thread ends when it comes back from SQLite. Another one goes on.
        void worker.terminate();
        this.#worker = this.#isClosed ? undefined : this.#start();
        finish({ late: true });
      };
      const timer = setTimeout(stop, this.#isNew ? STARTING : PATIENCE);
      let stepTimer = setTimeout(stop, this.#isNew ? STARTING : limit);
      worker.on('message', hear).on('exit', gone);
      worker.postMessage(question);
    });
  }
}
