/**
 * The processes that render, behind the one that answers. There is always at least one, and more during a lasting crowd. A process
 * that died, hangs or holds too much memory is replaced; these are all the same step. Meanwhile pages that are held are still
 * answered, and orders that were in progress go to another process.
 */
import { fileURLToPath } from 'node:url';
import type { Urgency } from '#lib/press/urgency.ts';
import { forkProgram, type StartChild } from '#lib/processes/fork-program.ts';
import { shownRanking } from '#lib/readership/shown.ts';
import { Crowd } from './crowd.ts';
import type { Logger } from './log.ts';
import { OrderLine } from './order-line.ts';
import { orderName } from './order-name.ts';
import type { Made, Work } from './render-message.ts';
import { Renderer, RendererGone } from './renderer.ts';

const PROGRAM = fileURLToPath(new URL('render-process.ts', import.meta.url));

/** Orders in progress in one process: it works on one and already has the next. All others wait, and urgent ones go first. */
const AHEAD = 2;
/** An extra process is ended after this long without an order, in milliseconds: it holds about 200 MB. */
const IDLE = 60_000;
/** Waits before a process that died is started again, in milliseconds: doubled while new ones die soon after their start. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 30_000;
/** A process that lived this long did not die from a failed start, in milliseconds. */
const LIVED = 10_000;
/** How often a page is ordered if processes die while they make it. */
const ATTEMPTS = 3;
/** An order that was first in line twice when a process died is refused for this long, in milliseconds. */
const LEFT_ALONE = 60_000;
const STRIKES = 2;
const MOST_SUSPECTS = 100;

/** A process that stopped is replaced within this time as a rule, in milliseconds. After that readers had better ask elsewhere. */
const REPLACED = 10_000;

const STOPPING = 'The paper is being stopped.';

export interface RenderPoolOptions {
  log: Logger;
  /** The highest number of processes. */
  most: number;
  /** How many orders wait elsewhere for their turn. */
  waiting: () => number;
  /** Called when the capacity has grown. */
  onCapacity: () => void;
  /** A process that holds more bytes than this is replaced by a new one; undefined sets no limit. */
  memoryLimit?: number | undefined;
  /** Arguments for Node; by default those of this process. */
  nodeArguments?: readonly string[];
  /** Starts a process; by default from this one. */
  start?: StartChild;
  /** What to run; another program in tests. */
  program?: string;
  /** Milliseconds, in tests. */
  idle?: number;
  patience?: number;
  starting?: number;
  replaced?: number;
}

interface Suspect {
  strikes: number;
  until: number;
}

export class RenderPool {
  readonly #options: RenderPoolOptions;
  readonly #crowd = new Crowd();
  /** Processes that take orders as soon as they are ready, the oldest first. */
  readonly #renderers: Renderer[] = [];
  /** Processes that finish their orders and are then ended. */
  readonly #leaving = new Set<Renderer>();
  /** For each process that is being replaced, the one that takes over from it. */
  readonly #successors = new WeakMap<Renderer, Renderer>();
  /** By the name of the order. */
  readonly #suspects = new Map<string, Suspect>();
  readonly #firstReady = Promise.withResolvers<void>();
  readonly #line = new OrderLine<Renderer>();
  #wait = FIRST_WAIT;
  #restart: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;
  /** When the last process that could render was lost (`performance.now()`). */
  #lostAt = Number.NEGATIVE_INFINITY;

  constructor(options: RenderPoolOptions) {
    this.#options = options;
    this.#start();
  }

  /** Resolves when the first process can render. */
  get ready(): Promise<void> {
    return this.#firstReady.promise;
  }

  /** How many orders are taken at the same time. */
  get capacity(): number {
    return this.#renderers.filter(({ isReady }) => isReady).length * AHEAD;
  }

  /** How many processes can render now; the ids of all; and `soon` while the last one that could is replaced, and orders wait. */
  get state(): { ready: number; pids: number[]; rendering: 'ready' | 'soon' | 'none' } {
    const pids = this.#renderers.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
    const ready = this.#renderers.filter(({ isReady }) => isReady).length;
    const isSoon = performance.now() - this.#lostAt < (this.#options.replaced ?? REPLACED);
    return { ready, pids, rendering: ready > 0 ? 'ready' : isSoon ? 'soon' : 'none' };
  }

  /**
   * Makes something in one of the processes, when its turn comes.
   *
   * @throws Error that says why it could not be made, or that its process died again and again
   */
  readonly make = async (work: Work, urgency: Urgency = 'page'): Promise<Made> => {
    if (this.#crowd.grows(this.#options.waiting() + this.#underWay)) this.#grow();
    for (let attempt = 1; ; attempt += 1) {
      this.#refuseSuspect(work);
      try {
        const made = await this.#order(work, urgency);
        // Hardly ever is there one, and a name costs time.
        if (this.#suspects.size > 0) this.#suspects.delete(orderName(work));
        return made;
      } catch (error) {
        if (!(error instanceof RendererGone)) throw error;
        if (error.isSuspect) this.#suspect(orderName(work));
        if (attempt === ATTEMPTS) throw error;
      } finally {
        this.#crowd.made();
        this.#dismiss();
        this.#advance();
      }
    }
  };

  /** Replaces every process by a new one, which takes over when it is ready. */
  renew(): void {
    for (const renderer of [...this.#renderers]) this.#replace(renderer);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#restart);
    clearTimeout(this.#idle);
    for (const renderer of [...this.#renderers, ...this.#leaving]) renderer.end();
    for (let order = this.#line.next(); order !== undefined; order = this.#line.next())
      order.refuse(new Error(STOPPING));
  }

  /** Orders in progress, or waiting here. */
  get #underWay(): number {
    return this.#renderers.reduce((sum, { underWay }) => sum + underWay, this.#line.size);
  }

  /** Gives an order to a process when its turn comes. */
  #order(work: Work, urgency: Urgency): Promise<Made> {
    if (this.#isClosed) return Promise.reject(new Error(STOPPING));
    return new Promise((resolve, reject) => {
      const begin = (renderer: Renderer): void => {
        renderer.make(work, shownRanking()).then(resolve, reject);
      };
      this.#line.add(urgency, { begin, refuse: reject });
      this.#advance();
    });
  }

  /** Begins as many of the waiting orders as processes can take. */
  #advance(): void {
    for (let free = this.#free(); free !== undefined && this.#line.size > 0; free = this.#free()) {
      this.#line.next()?.begin(free);
      this.#rest();
    }
  }

  /** The process with the fewest orders, the oldest of several; undefined if none can take another. */
  #free(): Renderer | undefined {
    return this.#renderers
      .filter(({ isReady, underWay }) => isReady && underWay < AHEAD)
      .toSorted((one, other) => one.underWay - other.underWay)[0];
  }

  #start(onReady: () => void = () => {}): Renderer {
    const {
      log,
      program = PROGRAM,
      nodeArguments = process.execArgv,
      memoryLimit,
      patience,
      starting,
      start = forkProgram,
    } = this.#options;
    const renderer: Renderer = new Renderer({
      program,
      nodeArguments,
      start,
      ...(patience === undefined ? {} : { patience }),
      ...(starting === undefined ? {} : { starting }),
      onReady: () => {
        this.#firstReady.resolve();
        onReady();
        this.#advance();
        this.#options.onCapacity();
      },
      onGone: (how) => {
        const at = this.#renderers.indexOf(renderer);
        if (at !== -1) this.#renderers.splice(at, 1);
        this.#leaving.delete(renderer);
        // A process that was ended on purpose has been taken off the list before.
        if (this.#isClosed || at === -1) return;
        if (renderer.wasReady && this.capacity === 0) this.#lostAt = performance.now();
        const lived = performance.now() - renderer.started;
        this.#wait = lived > LIVED ? FIRST_WAIT : Math.min(this.#wait * 2, LONGEST_WAIT);
        log.error({ ...how, wait: this.#wait }, 'A process that renders stopped; another one is started.');
        if (this.#renderers.length === 0) {
          clearTimeout(this.#restart);
          this.#restart = setTimeout(() => this.#start(), this.#wait);
        }
      },
      onMemory: (bytes) => {
        if (memoryLimit === undefined || bytes <= memoryLimit || !this.#renderers.includes(renderer)) return;
        // A process that holds this much from the start would be replaced for ever.
        if (performance.now() - renderer.started < LIVED) return;
        log.info({ bytes }, 'A process that renders holds too much memory; another one takes over.');
        this.#replace(renderer);
      },
    });
    this.#renderers.push(renderer);
    return renderer;
  }

  /** Starts a process in place of another, which works on until the new one is ready. */
  #replace(old: Renderer): void {
    const known = this.#successors.get(old);
    // It is being started already. One that died before it was ready is no longer in the list.
    if (known !== undefined && this.#renderers.includes(known)) return;
    const successor = this.#start(() => {
      const at = this.#renderers.indexOf(old);
      if (at === -1) return;
      this.#renderers.splice(at, 1);
      this.#leaving.add(old);
      this.#dismiss();
    });
    this.#successors.set(old, successor);
  }

  /** Ends leaving processes that have finished their orders. */
  #dismiss(): void {
    for (const renderer of this.#leaving)
      if (renderer.underWay === 0) {
        this.#leaving.delete(renderer);
        renderer.end();
      }
  }

  #grow(): void {
    if (this.#renderers.length < this.#options.most && this.#renderers.every(({ isReady }) => isReady))
      this.#start();
  }

  /** Ends extra processes after a while without orders. */
  #rest(): void {
    if (this.#renderers.length < 2 || this.#idle !== undefined) return;
    const seen = performance.now();
    this.#idle = setTimeout(() => {
      this.#idle = undefined;
      const spare = this.#renderers
        .slice(1)
        .filter(({ isReady, lastOrder, underWay }) => isReady && underWay === 0 && lastOrder < seen);
      for (const renderer of spare) {
        this.#renderers.splice(this.#renderers.indexOf(renderer), 1);
        renderer.end();
      }
      this.#rest();
    }, this.#options.idle ?? IDLE);
    this.#idle.unref();
  }

  #suspect(name: string): void {
    const strikes = (this.#suspects.get(name)?.strikes ?? 0) + 1;
    this.#suspects.delete(name);
    this.#suspects.set(name, { strikes, until: performance.now() + LEFT_ALONE });
    const [oldest] = this.#suspects.keys();
    if (this.#suspects.size > MOST_SUSPECTS && oldest !== undefined) this.#suspects.delete(oldest);
  }

  #refuseSuspect(work: Work): void {
    if (this.#suspects.size === 0) return;
    const name = orderName(work);
    const suspect = this.#suspects.get(name);
    if (suspect === undefined || suspect.strikes < STRIKES) return;
    if (performance.now() < suspect.until)
      throw new Error(`${name} is not made for a minute: processes died while they made it.`);
    this.#suspects.delete(name);
  }
}
