/**
 * Checkpoints beside the writer. While an edition is filled nearly half of the writer's time went into carrying pages from the
 * log into the file and waiting for the disk; a thread does it meanwhile, as durably. It also empties the log of an edition at
 * rest, so that the file alone is complete.
 */
import { Worker } from 'node:worker_threads';

/** Waiting for a checkpoint that never ends would help nobody (ms). */
const LONGEST = 30_000;

export class Checkpoints {
  readonly #file: string;
  /** Checkpoints that were asked for and are not over: while there are any, the thread may have the file open. */
  readonly #busy = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #worker: Worker | undefined;
  #isOver = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** Begins one, unless one is under way, or the last one was. */
  begin(): void {
    if (this.#isOver || Atomics.compareExchange(this.#busy, 0, 0, 1) !== 0) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage({ isLast: false });
  }

  /** True while the thread may have the file open. */
  get isAtWork(): boolean {
    return Atomics.load(this.#busy, 0) > 0;
  }

  /** Carries everything into the file once, and empties the log if no reader prevents it. The thread ends by itself. */
  carryOnce(): void {
    this.#worker = this.#start();
    this.finish();
  }

  /** Begins the last one, if there were any: the thread ends by itself after it. */
  finish(): void {
    this.#isOver = true;
    if (this.#worker === undefined) return;
    Atomics.add(this.#busy, 0, 1);
    this.#worker.postMessage({ isLast: true });
    this.#worker = undefined;
  }

  #start(): Worker {
    const script = new URL('./checkpoint-thread.ts', import.meta.url);
    const worker = new Worker(script, { workerData: { file: this.#file, busy: this.#busy } });
    worker.unref();
    worker.on('error', () => {
      this.#worker = undefined;
      Atomics.store(this.#busy, 0, 0);
    });
    return worker;
  }

  /**
   * Blocks until the thread has let go of the file. The writer must not close before: who closes last deletes the log by its
   * name, and another file may have taken it by then.
   */
  settle(): void {
    for (let n = Atomics.load(this.#busy, 0); n > 0; n = Atomics.load(this.#busy, 0))
      if (Atomics.wait(this.#busy, 0, n, LONGEST) === 'timed-out') return;
  }
}
