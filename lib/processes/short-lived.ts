/**
 * A process for work that leaves memory behind. It is started at the first order, does one order at a time, and is ended after a while
 * without orders: then the system has its memory back. If it dies, its order fails, and the next order starts another one.
 */
import { fileURLToPath } from 'node:url';
import { type Child, forkProgram, type StartChild } from './fork-program.ts';

export interface ShortLivedOptions {
  /** Module that calls `answerOrders`. */
  program: URL;
  /** For Node. */
  flags: string[];
  /** It is ended after this long without an order, in milliseconds. */
  idle: number;
  /** How long one order may take, in milliseconds. Then the process is killed. */
  patience: number;
  /** Starts the process; by default from this one. */
  start?: StartChild;
}

/** What goes to the process, and what comes back. */
export interface Ordered<Order> {
  id: number;
  order: Order;
}
export type Answered<Answer> = { id: number; answer: Answer } | { id: number; error: string; code?: string };

/** The process ended before it answered. */
export class ProcessEnded extends Error {
  override name = 'ProcessEnded';
}

export class ShortLivedProcess<Order, Answer> {
  readonly #options: ShortLivedOptions;
  #child: Child | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: ShortLivedOptions) {
    this.#options = options;
  }

  /** Process id; undefined while there is none. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** @throws ProcessEnded, or an Error with the message and the code of what the work threw */
  ask(order: Order): Promise<Answer> {
    const answer = this.#last.then(() => this.#put(order));
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** Kills it, whatever it is doing. */
  close(): void {
    this.#isClosed = true;
    this.#end();
  }

  #put(order: Order): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(new ProcessEnded('Nothing is begun any more.'));
    clearTimeout(this.#idle);
    this.#child ??= this.#start();
    const child = this.#child;
    this.#count += 1;
    const id = this.#count;
    return new Promise<Answer>((resolve, reject) => {
      const { patience } = this.#options;
      const late = setTimeout(() => {
        child.kill('SIGKILL');
        // The next order does not wait for its end.
        if (this.#child === child) this.#child = undefined;
        fail(`did not come to an end in ${Math.round(patience / 1000)} s`);
      }, patience);
      const leave = (): void => {
        clearTimeout(late);
        child.off('message', hear).off('exit', exited).off('error', failed);
      };
      const fail = (how: string, cause?: Error): void => {
        leave();
        reject(new ProcessEnded(`The process ${how}.`, { cause }));
      };
      // Only the program writes to its channel.
      const hear = (message: unknown): void => {
        const said = message as Answered<Answer>;
        if (said.id !== id) return;
        leave();
        if ('error' in said) reject(Object.assign(new Error(said.error), said.code && { code: said.code }));
        else resolve(said.answer);
      };
      const exited = (code: number | null, signal: string | null): void =>
        fail(
          signal === 'SIGKILL' ? 'was killed, as it is when memory runs out' : `ended with ${signal ?? code}`,
        );
      const failed = (error: Error): void => fail(`failed (${error.message})`, error);
      child.on('message', hear).on('exit', exited).on('error', failed);
      child.send({ id, order } satisfies Ordered<Order>, (error) => error && failed(error));
    }).finally(() => this.#rest());
  }

  #start(): Child {
    const { program, flags, start = forkProgram } = this.#options;
    const child = start({ path: fileURLToPath(program), flags });
    const gone = (): void => {
      if (this.#child === child) this.#child = undefined;
    };
    // A process that could not be started has no exit.
    child.on('exit', gone).on('error', gone);
    return child;
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#end(), this.#options.idle);
    this.#idle.unref();
  }

  #end(): void {
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}
