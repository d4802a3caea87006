/** Hands readers' requests to their thread, starts it when it is first needed, and another one when it has died. */
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { FairQueue, type Turn } from '#lib/admission/fair-queue.ts';
import { ClientGone } from '#lib/admission/refusal.ts';
import { now } from '#lib/clock.ts';
import { smtpUrl, spoolDir } from '#lib/env.ts';
import { areLettersLeft } from './mail/letters-left.ts';
import type { Call, ReaderAnswer, ReaderRequest, Reply } from './message.ts';
import { seldom } from './seldom.ts';
import type { ReaderState } from './state.ts';

/** So long an answer is waited for, in milliseconds. */
const PATIENCE = 15_000;
/** How many requests may wait: two thousand devices may sync at once. Each asker may be a large office. */
const WAITING = { waiting: 4_096, each: 256 };
/** How many requests the thread has at the same time: enough to keep it busy while some wait for the database. */
const AT_ONCE = 64;
const OWN_TURN: Turn = { kind: 'reader', asker: 'own', isUnbounded: true };
/** A thread that could not be started is not tried again at once, in milliseconds. */
const PAUSE = 1_000;
/** It may finish what it has begun for so long when the paper stops, in milliseconds. */
const CLOSING = 3_000;

export interface FrontOptions {
  editionFile: string;
  log(level: 'info' | 'warn' | 'error', message: string, error?: Error): void;
  /** The thread's module; another one in tests. */
  script?: URL;
  /**
   * The thread is ended when nobody asked for so long and no letter waits, in milliseconds: the next request starts another one.
   * Absent where it stays.
   */
  restsAfter?: number | undefined;
  /** Milliseconds, in tests. */
  patience?: number;
}

/** The readers' thread does not answer. Public pages do not notice. */
export class ReadersAway extends Error {
  override name = 'ReadersAway';
}

/** Like `ReaderState`, and `starting` until the thread has reported. */
export interface FrontState {
  readers: {
    state: 'ok' | 'away' | 'starting';
    /** In ms since 1970. */
    since: number;
    /** Why they are away, in a sentence that names nobody. */
    reason?: string;
  };
  mail: ReaderState['mail'];
}

interface Waiting {
  resolve(answer: ReaderAnswer): void;
  reject(error: Error): void;
}

export class ReaderFront {
  readonly #options: FrontOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #queue = new FairQueue({ ...WAITING, atOnce: () => AT_ONCE });
  #worker: Worker | undefined;
  #last = 0;
  #diedAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;
  readonly #mayComplain = seldom(() => performance.now());
  #state: FrontState = { readers: { state: 'starting', since: now() }, mail: { waiting: 0, refused: 0 } };
  /** Set while the thread itself is silent or gone. */
  #silent: { since: number; reason: string } | undefined;
  #rest: NodeJS.Timeout | undefined;
  /** Resolves when the thread that was ended last is gone. */
  #leaving: Promise<void> | undefined;
  /** The identity of the database's file, so that a new thread does not use another one. */
  #identity: string | undefined;

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  /** The last known state of readers' data and of messages to readers, for the health page. */
  state(): FrontState {
    if (this.#silent === undefined) return this.#state;
    return { ...this.#state, readers: { state: 'away', ...this.#silent } };
  }

  /** Starts the thread before anybody asks; one that rests is started only if letters of an earlier start wait. */
  warm(): void {
    const isNeeded = this.#options.restsAfter === undefined || areLettersLeft(smtpUrl(), spoolDir());
    if (this.#isClosed || !isNeeded) return;
    this.#worker ??= this.#start();
    this.#restLater();
  }

  /** True while there is a thread. */
  get isStarted(): boolean {
    return this.#worker !== undefined;
  }

  /** How many requests wait for their turn, and how many the thread has. */
  get queued(): { waiting: number; underWay: number } {
    return { waiting: this.#queue.waiting, underWay: this.#queue.underWay };
  }

  /**
   * Asks the thread. The memory of the request's body is transferred to it.
   *
   * @throws ReadersAway if the thread is not there or too slow; TooBusy if too many requests wait; ClientGone if the client
   *   left before its turn; otherwise the error from the thread
   */
  async ask(request: ReaderRequest, turn: Turn = OWN_TURN): Promise<ReaderAnswer> {
    const put = (): Promise<ReaderAnswer> => this.#put(request);
    if (this.#queue.underWay < AT_ONCE) return this.#queue.run(turn, put);
    // If the database does not answer, waiting for one's turn must end too.
    const patience = this.#options.patience ?? PATIENCE;
    const late = AbortSignal.timeout(patience);
    const signal = turn.signal ? AbortSignal.any([turn.signal, late]) : late;
    try {
      return await this.#queue.run({ ...turn, signal }, put);
    } catch (error) {
      if (error instanceof ClientGone && !turn.signal?.aborted)
        throw this.#away(`No turn within ${patience} ms.`);
      throw error;
    }
  }

  async #put(request: ReaderRequest): Promise<ReaderAnswer> {
    if (this.#isClosed) throw this.#away('The paper is being stopped.');
    if (this.#worker === undefined && performance.now() - this.#diedAt < PAUSE)
      throw this.#away("The readers' thread has just died.");
    this.#worker ??= this.#start();
    const worker = this.#worker;
    this.#last += 1;
    const id = this.#last;
    const patience = this.#options.patience ?? PATIENCE;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        timer = setTimeout(() => {
          const away = this.#away(`No answer within ${patience} ms.`);
          this.#miss(away.message);
          reject(away);
        }, patience);
        worker.postMessage({ id, request } satisfies Call, request.body ? [request.body.buffer] : []);
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
      this.#restLater();
    }
  }

  /** Lets the thread end if nobody asks for a while. It does what it has begun, letters and rows that wait to be written too. */
  #restLater(): void {
    const { restsAfter } = this.#options;
    if (restsAfter === undefined) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      const worker = this.#worker;
      if (worker === undefined) return;
      if (this.#waiting.size > 0 || this.#state.mail.waiting > 0) return this.#restLater();
      // What is asked from now on is asked of another one.
      this.#worker = undefined;
      worker.postMessage('close' satisfies Call);
      this.#leaving = new Promise((resolve) => worker.once('exit', () => resolve()));
    }, restsAfter);
    this.#rest.unref();
  }

  /** Lets the thread finish and close its database. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#rest);
    const worker = this.#worker;
    if (worker === undefined) {
      await Promise.race([this.#leaving, pause(CLOSING, undefined, { ref: false })]);
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => void worker.terminate(), CLOSING);
      worker.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      worker.postMessage('close' satisfies Call);
    });
  }

  #start(): Worker {
    const { script, editionFile } = this.#options;
    const worker = new Worker(script ?? new URL('./thread.ts', import.meta.url), {
      workerData: { editionFile, identity: this.#identity },
    });
    worker.on('message', (reply: Reply) => this.#hear(reply));
    worker.on('error', (error) => this.#options.log('error', "The readers' thread failed.", error));
    worker.on('exit', () => this.#end(worker));
    worker.unref();
    return worker;
  }

  #hear(reply: Reply): void {
    if ('level' in reply) {
      this.#options.log(reply.level, reply.message, reply.error);
      return;
    }
    if ('state' in reply) {
      this.#state = reply.state;
      this.#identity = reply.identity ?? this.#identity;
      this.#silent = undefined;
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    // An answer that came too late only shows that the thread is slow.
    if (waiting !== undefined) this.#silent = undefined;
    if ('answer' in reply) waiting?.resolve(reply.answer);
    else if ('away' in reply) waiting?.reject(new ReadersAway(reply.away));
    else waiting?.reject(reply.error);
  }

  #end(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#diedAt = performance.now();
    if (!this.#isClosed) this.#miss("The readers' thread ended; the next request starts another one.");
    for (const { reject } of this.#waiting.values()) reject(new ReadersAway("The readers' thread ended."));
  }

  #miss(reason: string): void {
    this.#silent ??= { since: now(), reason };
  }

  /** Logs why readers are not answered. The state of the database is logged by the thread itself. */
  #away(reason: string): ReadersAway {
    if (!this.#isClosed && this.#mayComplain())
      this.#options.log('warn', `Readers are not answered: ${reason}`);
    return new ReadersAway(reason);
  }
}
