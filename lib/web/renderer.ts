/** One process that renders: its orders, and whether it is still alive. */
import { ownPage } from '#lib/press/page.ts';
import type { Child, StartChild } from '#lib/processes/fork-program.ts';
import { standBack } from '#lib/processes/priority.ts';
import type { Made, Order, Said, Work } from './render-message.ts';

/** A process that has orders and sends nothing for this long hangs, in milliseconds. */
const PATIENCE = 25_000;

/** One that is not ready after this long hangs, or the machine is far too slow for it, in milliseconds. */
const STARTING = 60_000;

/** The process died before it had finished an order. */
export class RendererGone extends Error {
  override name = 'RendererGone';
  /** True for its oldest order, which may be why the process died. */
  readonly isSuspect: boolean;

  constructor(isSuspect: boolean) {
    super('The process that renders is gone.');
    this.isSuspect = isSuspect;
  }
}

interface Ordered {
  resolve: (made: Made) => void;
  reject: (error: Error) => void;
}

export interface RendererOptions {
  /** Path of the program. */
  program: string;
  /** All of Node's arguments, before the program. */
  nodeArguments: readonly string[];
  onReady: () => void;
  onGone: (how: { code?: number | null; signal?: string | null; err?: Error }) => void;
  /** Called with the memory that the process holds, in bytes. */
  onMemory: (bytes: number) => void;
  /** Milliseconds, in tests. */
  patience?: number;
  starting?: number;
  start: StartChild;
}

export class Renderer {
  readonly #options: RendererOptions;
  readonly #child: Child;
  /** The oldest first. */
  readonly #ordered = new Map<number, Ordered>();
  #count = 0;
  #ranking: readonly string[] | undefined;
  #silence: NodeJS.Timeout | undefined;
  #isReady = false;
  #isGone = false;
  /** Of `performance.now()`. */
  readonly started = performance.now();
  lastOrder = performance.now();

  constructor(options: RendererOptions) {
    this.#options = options;
    const child = options.start({ path: options.program, flags: options.nodeArguments });
    this.#child = child;
    child.once('spawn', () => standBack('answers', child.pid));
    this.#silence = setTimeout(() => child.kill('SIGKILL'), options.starting ?? STARTING);
    this.#silence.unref();
    child.on('message', (said: Said) => this.#hear(said));
    child.on('exit', (code, signal) => this.#go({ code, signal }));
    child.on('error', (err) => {
      // A process that could not be started has no exit.
      if (child.pid === undefined) this.#go({ err });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isReady(): boolean {
    return this.#isReady && !this.#isGone;
  }

  /** True if it could render before it was gone, too. */
  get wasReady(): boolean {
    return this.#isReady;
  }

  /** How many orders are in progress. */
  get underWay(): number {
    return this.#ordered.size;
  }

  /** @throws RendererGone if the process dies first; otherwise an Error that says why it could not be made */
  make(work: Work, ranking: readonly string[]): Promise<Made> {
    this.#count += 1;
    this.lastOrder = performance.now();
    const order: Order = { id: this.#count, work, ...(ranking === this.#ranking ? {} : { ranking }) };
    this.#ranking = ranking;
    return new Promise((resolve, reject) => {
      this.#ordered.set(order.id, { resolve, reject });
      this.#listen();
      this.#child.send(order, (error) => {
        if (error && this.#ordered.delete(order.id)) reject(new RendererGone(false));
      });
    });
  }

  end(): void {
    this.#child.kill('SIGKILL');
    this.#go({});
  }

  /** Restarts the wait for the next message of a process that has orders. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#ordered.size === 0) return;
    this.#silence = setTimeout(() => this.#child.kill('SIGKILL'), this.#options.patience ?? PATIENCE);
    this.#silence.unref();
  }

  #hear(said: Said): void {
    if (this.#isGone) return;
    if (said === 'ready') {
      this.#isReady = true;
      this.#listen();
      this.lastOrder = performance.now();
      this.#options.onReady();
      return;
    }
    const ordered = this.#ordered.get(said.id);
    this.#ordered.delete(said.id);
    this.#listen();
    if (said.error === undefined)
      ordered?.resolve(said.made && 'etag' in said.made ? ownPage(said.made) : said.made);
    else ordered?.reject(new Error(said.error));
    if (said.memory !== undefined) this.#options.onMemory(said.memory);
  }

  #go(how: Parameters<RendererOptions['onGone']>[0]): void {
    if (this.#isGone) return;
    this.#isGone = true;
    clearTimeout(this.#silence);
    const left = [...this.#ordered.values()];
    this.#ordered.clear();
    for (const [n, { reject }] of left.entries()) reject(new RendererGone(n === 0));
    this.#options.onGone(how);
  }
}
